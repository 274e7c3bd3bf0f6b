import type { Page, Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const sheet = /^docs\.google\.com\/spreadsheets\/d\/([\w-]{20,80})\/(?:edit|view|htmlview|preview|copy)?(?:[?#]|$)/u;
// The first column of every sheet that a form fills, in the languages it is written in.
const stamp =
  /^["']?(?:timestamp|zeitstempel|horodateur|marca temporal|informazioni cronologiche|carimbo de data\/hora|tijdstempel|sygnatura czasowa|tidsstämpel|tidsstempel|aikaleima|stamp amser)/iu;

function firstCells(page: Page): readonly string[] {
  return [page.document.text.slice(0, 80), ...page.document.tables.map((table) => table.header[0] ?? '')];
}

const share = sharing({
  id: 'google-sheets',
  name: 'Google Sheets',
  shown:
    /^docs\.google\.com\/spreadsheets\/d\/.{1,120}\/(?:export|gviz\/tq|pubhtml|pub)(?:[?#]|$)|^[\w.-]{1,80}\.googleusercontent\.com\/(?:export|spreadsheets)/u,
  derived: (url) => {
    const key = sheet.exec(`${url.host}${url.pathname}${url.search}`)?.[1];
    const tab = /[?&#]gid=(\d{1,12})/u.exec(`${url.search}${url.hash}`)?.[1];
    return key === undefined
      ? undefined
      : `https://docs.google.com/spreadsheets/d/${key}/export?format=csv${tab === undefined ? '' : `&gid=${tab}`}`;
  },
  open: (page) =>
    page.document.kind === 'table' && firstCells(page).some((cell) => stamp.test(cell.trim())) ? 'door' : undefined,
});

export default {
  title: 'Google Sheet of answers shared with anyone',
  severity: 'critical',
  remediation: [
    'Open the sheet > Share > General access, and change “Anyone with the link” to “Restricted”.',
    'Open File > Share > Publish to web > Published content & settings, and choose Stop publishing.',
    'Share with colleagues by address, and keep the sheet a form fills apart from anything published.',
    'Ask for the sheet’s address with /export?format=csv in a private window: it should ask for a sign-in.',
  ],
  source: 'Google Docs Editors Help: share files, publish to web; gviz and export addresses',
  hints: ['docs.google.com/spreadsheets', 'googleusercontent.com'],
  ...share,
} satisfies Probe;
