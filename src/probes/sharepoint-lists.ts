import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, decoded, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, holdPeople, listOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'sharepoint-lists';
const maxLists = 40;
const survey = 102;

const isSharePoint = (page: Page): boolean =>
  'microsoftsharepointteamservices' in page.headers ||
  'sprequestguid' in page.headers ||
  'x-sharepointhealthscore' in page.headers ||
  /_spPageContextInfo|content="Microsoft SharePoint/u.test(page.document.text);

type List = { readonly title: string; readonly count: number; readonly template: number };

/** Titles and counts, as JSON or as the Atom that SharePoint answers when nobody asks for JSON. */
function listsOf(page: Page): readonly List[] {
  const rows = objectsOf(within(page.document.json, 'value')).concat(objectsOf(within(page.document.json, 'd', 'results')));
  const told = rows.map((row) => ({
    title: textOf(row.Title) ?? '',
    count: countOf(row.ItemCount) ?? 0,
    template: countOf(row.BaseTemplate) ?? 0,
  }));
  const atom = page.document.text
    .split('<m:properties>')
    .slice(1, maxLists * 5)
    .map((entry) => ({
      title: /<d:Title>([^<]{1,200})/u.exec(entry)?.[1] ?? '',
      count: countOf(/<d:ItemCount[^<>]{0,60}>(\d{1,9})/u.exec(entry)?.[1]) ?? 0,
      template: countOf(/<d:BaseTemplate[^<>]{0,60}>(\d{1,5})/u.exec(entry)?.[1]) ?? 0,
    }));
  return [...told, ...atom].filter((list) => list.title !== '');
}

const isLists = (page: Page): boolean => /\/_api\/web\/lists\/?$/iu.test(page.url.pathname);
const isAnswers = (list: List): boolean => list.template === survey || namesAnswers(list.title);
const titled = (title: string): string => `getbytitle('${encodeURIComponent(title.replaceAll("'", "''"))}')`;

function leads(page: Page): readonly Lead[] {
  if (isLists(page)) {
    const web = page.url.pathname.replace(/\/_api\/.*$/iu, '');
    return listsOf(page)
      .filter(isAnswers)
      .slice(0, maxLists)
      .flatMap(({ title }) => {
        const path = (of: string): string => `${web}/_api/web/lists/${titled(of)}/items?$top=100`;
        return leadsTo(id, page.url, {
          cause: causeOf(id, page.url, `${web}/${title}`),
          asked: [{ path: path(title), control: path(nonsense), rank: 0 }],
        });
      });
  }
  if (!isSharePoint(page)) return [];
  const web = (/"?webServerRelativeUrl"?\s{0,3}:\s{0,3}"([^"<>]{0,200})"/u.exec(page.document.text)?.[1] ?? '')
    .replaceAll('\\u002f', '/')
    .replace(/\/$/u, '');
  const asked = [
    {
      path: `${web}/_api/web/lists?$select=Title,ItemCount,BaseTemplate,Hidden&$filter=Hidden%20eq%20false`,
      control: `${web}/_api/web/${nonsense}`,
      rank: 1,
    },
    { path: `${web}/_vti_bin/ListData.svc`, control: `${web}/_vti_bin/${nonsense}.svc`, rank: 4 },
  ];
  return leadsTo(id, page.url, { cause: undefined, asked });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (isLists(page)) {
    const lists = listsOf(page);
    if (lists.length === 0) return undefined;
    const open = lists.filter((list) => list.count > 0 && (list.template === survey || namesSubmissions(list.title)));
    return {
      shows: open.length > 0 ? 'door' : 'note',
      marker: 'SharePoint names its lists and counts their rows for anyone',
      rows: open[0]?.count,
      cause: causeOf(id, page.url, 'lists'),
    };
  }
  const title = decoded(
    /\/lists\/getbytitle\('(.{1,200}?)'\)\/items\/?$/iu.exec(page.url.pathname)?.[1] ??
      /\/Lists\/([^/]{1,200})\/(?:AllItems|overview|summary|DispForm)\.aspx$/iu.exec(page.url.pathname)?.[1] ??
      '',
  );
  if (title === '') return undefined;
  const cause = causeOf(id, page.url, `${page.url.pathname.replace(/\/(?:_api|Lists)\/.*$/iu, '')}/${title}`);
  if (page.status === 401 || page.status === 403)
    return isSharePoint(page) ? { shows: 'refusal', marker: 'SharePoint says access denied', rows: undefined, cause } : undefined;
  const { json, text, select } = page.document;
  const rows =
    (listOf(within(json, 'value')) ?? listOf(within(json, 'd', 'results')))?.length ??
    (text.includes('<m:properties>') ? text.split('<m:properties>').length - 1 : undefined);
  if (rows !== undefined)
    return evidenceOf({ name: title, rows, total: undefined, records }, 'a SharePoint list’s rows over REST', cause);
  const shown = select('table.ms-listviewtable tr, .ms-listviewtable tr').length;
  return shown > 1 && (holdPeople(records) || namesSubmissions(title))
    ? { shows: 'answers', marker: 'a SharePoint list’s view', rows: shown - 1, cause }
    : undefined;
}

export default {
  title: 'SharePoint list open to anyone',
  severity: 'critical',
  remediation: [
    'Open List settings > Permissions for this list, and remove anonymous and “Everyone” access; leave “Add Items” where the form needs it.',
    'For surveys: Settings > Advanced settings > Read access: “Read responses that were created by the user”.',
    'On SharePoint Server activate the site collection feature ViewFormPagesLockdown (Limited-access user permission lockdown mode): it takes application pages and remote interfaces from anonymous visitors.',
    'In Central Administration or Site permissions > Anonymous access, choose “Lists and libraries” or “Nothing” instead of “Entire Web site”.',
    'Ask for the list over /_api/ again without signing in: it should answer 401 or 403.',
  ],
  source: 'Microsoft: SharePoint REST service, ViewFormPagesLockdown, anonymous access settings',
  hints: ['sharepoint', 'sprequestguid', '_sppagecontextinfo', '_api/web', 'ms-listviewtable', '/lists/'],
  leads,
  recognise,
} satisfies Probe;
