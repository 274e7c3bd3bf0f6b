import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers } from '../platforms/tempting.ts';

const id = 'power-pages';
const maxTables = 20;

const isPortal = (page: Page): boolean =>
  'x-ms-portal-app' in page.headers ||
  /\.(?:powerappsportals|microsoftcrmportals)\.(?:com|us)$/u.test(page.url.hostname) ||
  /powerappsportal|\/_services\/entity-grid-data\.json|\["Dynamic365"\]\["Portal"\]|data-view-layouts=/u.test(page.document.text);

// Tables every Dataverse has, where contacts and cases of a portal end up.
const usual = ['contacts', 'incidents', 'leads', 'feedback', 'annotations'];
const named = /\/_api\/([a-z_][a-z0-9_]{2,60})/gu;

function leads(page: Page): readonly Lead[] {
  if (/\/_odata\/?$/u.test(page.url.pathname)) {
    const sets = objectsOf(within(page.document.json, 'value'))
      .map((set) => textOf(set.url) ?? textOf(set.name) ?? '')
      .filter((name) => /^[\w-]{1,100}$/u.test(name));
    return sets.slice(0, maxTables * 2).flatMap((name) =>
      leadsTo(id, page.url, {
        cause: causeOf(id, page.url, name),
        asked: [{ path: `/_odata/${name}?$top=100`, control: `/_odata/${nonsense}?$top=100`, rank: namesAnswers(name) ? 0 : 1 }],
      }),
    );
  }
  if (!isPortal(page)) return [];
  const tables = new Set([...[...page.document.text.matchAll(named)].map((match) => match[1] ?? ''), ...usual]);
  const api = [...tables].slice(0, maxTables).flatMap((name) => {
    const path = (table: string): string => `/_api/${table}?$top=100&$count=true`;
    return leadsTo(id, page.url, {
      cause: causeOf(id, page.url, name),
      asked: [{ path: path(name), control: path(nonsense), rank: usual.includes(name) ? 4 : 1 }],
    });
  });
  return [...api, ...leadsTo(id, page.url, { cause: undefined, asked: [{ path: '/_odata', control: `/${nonsense}`, rank: 2 }] })];
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const name = /^\/(?:_api|_odata)\/([\w-]{1,100})\/?$/u.exec(page.url.pathname)?.[1];
  if (name === undefined) return undefined;
  const { json } = page.document;
  const cause = causeOf(id, page.url, name);
  if (/^9004[0-9A-F]{4}$/iu.test(textOf(within(json, 'error', 'code')) ?? ''))
    return { shows: 'refusal', marker: 'Power Pages says that the permission is missing', rows: undefined, cause };
  const rows = listOf(within(json, 'value'));
  if (rows === undefined || (textOf(within(json, '@odata.context')) ?? textOf(within(json, 'odata.metadata'))) === undefined)
    return undefined;
  return evidenceOf(
    { name, rows: rows.length, total: countOf(within(json, '@odata.count')), records },
    'Power Pages lists this table to anyone',
    cause,
  );
}

export default {
  title: 'Power Pages table open to anyone',
  severity: 'critical',
  remediation: [
    'In the Power Pages design studio open Security > Table permissions, and find those whose web role is “Anonymous Users”.',
    'Take Read away, or change the access type from Global to Contact, Account or Self: a form needs Create only.',
    'In Portal Management > Site Settings set Webapi/TABLE/enabled to false, or limit Webapi/TABLE/fields to what the page shows.',
    'For lists: Lists > the list > OData Feed > Enabled off, and “Enable Table Permissions” on.',
    'Ask for /_api/TABLE?$top=1 again without signing in: it should answer 403 or 404.',
  ],
  source: 'Microsoft: Power Pages web API overview, list OData feeds; UpGuard 2021 and AppOmni 2024 on table permissions',
  hints: [
    '/_api/',
    '_odata',
    'powerappsportal',
    'microsoftcrmportals',
    '_services/entity-grid-data',
    'x-ms-portal-app',
    'data-view-layouts',
  ],
  leads,
  recognise,
} satisfies Probe;
