import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { addressesIn } from '../platforms/named-addresses.ts';
import { countOf, listOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'odata';
const maxSets = 40;
const maxServices = 8;

const root = /^(.{0,200}?\/(?:[\w.-]{1,80}\.svc|odata(?:\/v\d{1,2})?|_odata))(?:\/|$)/iu;

const maxBelow = 2;

/**
 * Where the service of an address may stand: at what says OData, or a folder or two below, as SAP has it
 * (`/odata/v4/portal/`, `/sap/opu/odata/sap/ZPORTAL_SRV/`). What closes with a slash is the service itself.
 */
function rootsOf(pathname: string): readonly string[] {
  const start = root.exec(pathname)?.[1];
  if (start === undefined) return [];
  const written = pathname.slice(start.length).split('/').slice(1);
  const below = written.slice(0, maxBelow).filter((part) => /^[\w.-]{1,80}$/u.test(part));
  const roots = [start, ...below.map((_, depth) => [start, ...below.slice(0, depth + 1)].join('/'))];
  return written.at(-1) === '' && below.length > 0 ? roots.slice(-1) : roots;
}

const setsOf = (page: Page): readonly string[] => [
  ...[
    ...page.document.text.matchAll(
      /<(?:\w{1,8}:)?(?:EntitySet\s[^<>]{0,200}?Name|collection\s[^<>]{0,200}?href)="([\w-]{1,100})"/gu,
    ),
  ].map((match) => match[1] ?? ''),
  ...objectsOf(within(page.document.json, 'value'))
    .map((set) => (textOf(set.kind) === undefined || set.kind === 'EntitySet' ? (textOf(set.url) ?? '') : ''))
    .filter((name) => /^[\w-]{1,100}$/u.test(name)),
];

const isDescription = (page: Page): boolean =>
  /\/\$metadata\/?$/u.test(page.url.pathname) ||
  /<edmx:Edmx|<(?:app:)?service\s/u.test(page.document.text.slice(0, 3_000)) ||
  (textOf(within(page.document.json, '@odata.context')) ?? '').endsWith('$metadata');

function leads(page: Page): readonly Lead[] {
  if (isDescription(page)) {
    const service = new URL(`${page.url.pathname.replace(/(?:\/\$metadata)?\/?$/u, '')}/`, page.url);
    return [...new Set(setsOf(page))]
      .filter(namesAnswers)
      .slice(0, maxSets)
      .flatMap((name) => {
        // $count is a plain number and shows nobody; the rows are asked once, to tell people from anything else.
        const asked = [
          { path: `./${name}?$top=100`, control: `./${nonsense}?$top=100`, rank: namesSubmissions(name) ? 0 : 2 },
          { path: `./${name}/$count`, control: `./${nonsense}/$count`, rank: namesSubmissions(name) ? 1 : 3 },
        ];
        return leadsTo(id, service, { cause: causeOf(id, service, `${service.pathname}${name}`), asked });
      });
  }
  const services = addressesIn(page).flatMap((url) => rootsOf(url.pathname).map((path) => ({ url, path })));
  return [...new Map(services.map((one) => [`${one.url.origin}${one.path}`, one])).values()]
    .slice(0, maxServices)
    .flatMap(({ url, path }) =>
      leadsTo(id, url, { cause: undefined, asked: [{ path: `${path}/$metadata`, control: `/${nonsense}/$metadata`, rank: 2 }] }),
    );
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json, text } = page.document;
  const [, name = '', count] = /\/([\w-]{1,100})(\/\$count)?\/?$/u.exec(page.url.pathname) ?? [];
  if (!root.test(page.url.pathname) || name === '') return undefined;
  const cause = causeOf(id, page.url, page.url.pathname.replace(/\/\$count$/u, ''));
  const counted = count === undefined ? undefined : countOf(text.trim());
  if (counted !== undefined && namesSubmissions(name))
    return {
      shows: counted === 0 ? 'empty' : 'door',
      marker: 'an OData service counts this set for anyone',
      rows: counted,
      cause,
    };
  const context = textOf(within(json, '@odata.context')) ?? textOf(within(json, 'odata.metadata'));
  const rows =
    listOf(within(json, 'd', 'results')) ??
    listOf(within(json, 'd')) ??
    (context === undefined ? undefined : listOf(within(json, 'value')));
  // ODK Central's and SharePoint's rows are known by their own probes; a list of sets is a description.
  if (rows === undefined || isDescription(page) || objectsOf(rows).some((row) => '__system' in row)) return undefined;
  const total = countOf(within(json, '@odata.count')) ?? countOf(within(json, 'd', '__count'));
  return evidenceOf({ name, rows: rows.length, total, records }, 'an OData service lists this set to anyone', cause);
}

export default {
  title: 'OData service open to anyone',
  severity: 'critical',
  remediation: [
    'Put the service behind the sign-in of the application that uses it ([Authorize] on the controllers, or the reverse proxy).',
    'In ASP.NET limit what is offered: config.SetEntitySetAccessRule("*", EntitySetRights.None) for WCF Data Services, [EnableQuery] only where needed for Web API.',
    'If a public form writes through it, allow POST to that one set and nothing else.',
    'Ask for SET/$count again without signing in: it should answer 401 or 403.',
  ],
  source: 'OData 4.01 and 3.0: service document, $metadata, $count; WCF Data Services access rules',
  hints: ['odata', 'edmx', '.svc', '$metadata'],
  leads,
  recognise,
} satisfies Probe;
