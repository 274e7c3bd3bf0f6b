import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense, publicForms } from '../platforms/lead.ts';
import { listingOf } from '../platforms/listing.ts';
import { holdPeople, lastCount } from '../platforms/rows.ts';

const id = 'limesurvey';

const isSurvey = (page: Page): boolean => /LEMpostKey|id=["']limesurvey["']|content=["']LimeSurvey/u.test(page.document.text);

function numberOf(page: Page): string | undefined {
  const hidden = page.document.forms.map((form) => form.hidden.sid ?? '').find((sid) => /^\d{2,10}$/u.test(sid));
  return hidden ?? page.url.searchParams.get('sid') ?? /\/(\d{4,10})(?:\/|$)/u.exec(page.url.pathname)?.[1];
}

function leads(page: Page): readonly Lead[] {
  const sid = isSurvey(page) ? numberOf(page) : undefined;
  if (sid === undefined) return [];
  const base = /^(.{0,200}?\/)(?:index\.php|\d{4,10}|$)/u.exec(page.url.pathname)?.[1] ?? '/';
  const path = (survey: string): string => `${base}index.php/statistics_user/action/surveyid/${survey}`;
  const query = (survey: string): string => `${base}index.php?r=statistics_user/action&surveyid=${survey}`;
  const byQuery = page.url.searchParams.has('r');
  const asked = [
    { path: byQuery ? query(sid) : path(sid), control: byQuery ? query(nonsense) : path(nonsense), rank: 0 },
    { path: `${base}upload/surveys/${sid}/files/`, control: `${base}upload/surveys/${nonsense}/files/`, rank: 4 },
  ];
  return leadsTo(id, page.url, { cause: causeOfForm(id, page, { id: sid, shown: publicForms(page)[0] }), asked });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { select } = page.document;
  const sid = page.url.searchParams.get('surveyid') ?? /\/surve(?:yid|ys)\/(\d{2,10})/u.exec(page.url.pathname)?.[1];
  const cause = sid === undefined || sid === null ? undefined : causeOf(id, page.url, sid);
  if (/\/upload\/surveys\/\d{2,10}\/files\//u.test(page.url.pathname)) {
    const files = listingOf(page)?.entries.filter((entry) => !/^index\.\w{3,4}$/u.test(entry.name)).length;
    return files === undefined
      ? undefined
      : { shows: files > 0 ? 'door' : 'empty', marker: 'the folder of files participants attached, listed', rows: files, cause };
  }
  if (!/statistics_user/u.test(page.url.href)) return undefined;
  if (select('#statsContainer, .statsSurveyTitle, .statisticssummary, .statisticstable').length === 0) return undefined;
  const rows = lastCount(select('.statsNumRecords, .statisticssummary')[0]?.text ?? '');
  if (holdPeople(records))
    return { shows: 'answers', marker: 'LimeSurvey’s public statistics with participants’ own words', rows, cause };
  const isSpelledOut = select('.statisticsbrowsecolumn, [id^="statistics_browse"], .statistics-text-list').length > 0;
  return {
    shows: isSpelledOut ? 'door' : 'note',
    marker: isSpelledOut ? 'LimeSurvey’s public statistics list answers to open questions' : 'LimeSurvey’s statistics are public',
    rows,
    cause,
  };
}

export default {
  title: 'LimeSurvey statistics with answers in public',
  severity: 'high',
  remediation: [
    'Open the survey > Settings > Notification & data, and set “Public statistics” and “Show graphs in public statistics” to Off.',
    'In every question that asks for text or contact details: Statistics tab > “Show in public statistics” Off.',
    'Refuse listing and reading of upload/surveys in the web server’s configuration.',
    'Ask for the statistics again without signing in: LimeSurvey should say that they are deactivated.',
  ],
  source: 'LimeSurvey: application/controllers/StatisticsUserController.php (publicstatistics, public_statistics)',
  hints: ['limesurvey', 'lempostkey', 'statistics_user', '/upload/surveys/'],
  leads,
  recognise,
} satisfies Probe;
