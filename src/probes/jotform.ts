import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const form = /^(?:(?:www|form|eu|hipaa|submit)\.)?jotform\.com\/(?:jsform\/|form\/|embed\/)?(\d{13,16})(?:[/?#]|$)/u;

const share = sharing({
  id: 'jotform',
  name: 'Jotform',
  shown:
    /^(?:(?:www|eu|hipaa)\.)?jotform\.com\/(?:tables|sheets|table|grid|report|excel|csv|rss|calendar|inbox|uploads)\/[\w-]{6,60}/u,
  // A public table has no secret: its address follows from the form's number.
  derived: (url) => {
    const number = form.exec(`${url.host}${url.pathname}`)?.[1];
    return number === undefined ? undefined : `https://www.jotform.com/tables/${number}`;
  },
  open: (page) =>
    /\/(?:csv|excel)\//u.test(page.url.pathname) && /^(?:table|spreadsheet)$/u.test(page.document.kind) ? 'door' : undefined,
});

export default {
  title: 'Jotform table, inbox or report in public',
  severity: 'critical',
  remediation: [
    'Open Jotform Tables > the table > Share, and set access to “Private”; do the same under Inbox > Share.',
    'Under My Forms > the form > More > Reports, delete HTML, CSV, Excel, RSS and calendar reports, or give them a password.',
    'In Settings > Privacy switch “Require log-in to view uploaded files” on.',
    'Open www.jotform.com/tables/FORM-NUMBER in a private window: it should ask for permission.',
  ],
  source: 'Jotform help: sharing tables and inbox, reports (1010, 199), privacy of uploads',
  hints: ['jotform'],
  ...share,
} satisfies Probe;
