import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { addressesIn } from '../platforms/named-addresses.ts';
import { countOf, listOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesSubmissions } from '../platforms/tempting.ts';

const id = 'graphql-get';
const maxEndpoints = 5;
const maxFields = 10;
// Names of the lists only: nobody's data.
const introspection = '{__schema{queryType{fields{name}}}}';

const place = /\/(?:v1\/graphql|graphql|graphiql|gql)\/?$/iu;
const asked = (query: string): string => `?query=${encodeURIComponent(query)}`;

const fieldsOf = (page: Page): readonly string[] =>
  objectsOf(within(page.document.json, 'data', '__schema', 'queryType', 'fields'))
    .map((field) => textOf(field.name) ?? '')
    .filter((name) => /^\w{1,80}$/u.test(name));

/** Lists of what people sent in, with the query that counts them: Hasura's way, PostGraphile's, or one word for each entry. */
function countsOf(fields: readonly string[]): readonly { readonly name: string; readonly query: string }[] {
  const isCounted = (name: string): boolean => fields.includes(`${name}_aggregate`);
  const isOfOne = (name: string): boolean => /(?:_by_pk|_stream|ById|ByNodeId|By[A-Z]\w{0,40})$/u.test(name);
  return fields.filter(namesSubmissions).flatMap((name) => {
    if (isCounted(name) || isOfOne(name)) return [];
    if (name.endsWith('_aggregate')) return [{ name: name.replace(/_aggregate$/u, ''), query: `{${name}{aggregate{count}}}` }];
    return [{ name, query: /^all[A-Z]/u.test(name) ? `{${name}{totalCount}}` : `{${name}{__typename}}` }];
  });
}

function leads(page: Page): readonly Lead[] {
  const fields = fieldsOf(page);
  if (fields.length > 0) {
    const nothing = asked(`{${nonsense.replaceAll('-', '_')}}`);
    return countsOf(fields)
      .slice(0, maxFields)
      .flatMap(({ name, query }) =>
        leadsTo(id, page.url, { cause: causeOf(id, page.url, name), asked: [{ path: asked(query), control: nothing, rank: 1 }] }),
      );
  }
  const endpoints = new Map(
    addressesIn(page)
      .filter((url) => place.test(url.pathname))
      .map((url) => [`${url.origin}${url.pathname}`, url]),
  );
  return [...endpoints.values()].slice(0, maxEndpoints).flatMap((url) =>
    leadsTo(id, url, {
      cause: undefined,
      asked: [{ path: `${url.pathname.replace(/graphiql/iu, 'graphql')}${asked(introspection)}`, rank: 2 }],
    }),
  );
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (!place.test(page.url.pathname)) return undefined;
  const fields = fieldsOf(page);
  if (fields.length > 0) {
    const open = fields.some(namesSubmissions);
    return {
      shows: 'note',
      marker: open ? 'GraphQL names lists of what people sent in to anyone' : 'GraphQL describes itself to anyone',
      rows: undefined,
      cause: undefined,
    };
  }
  const [name = '', value] = Object.entries(objectOf(within(page.document.json, 'data')) ?? {})[0] ?? [];
  const cause = causeOf(id, page.url, name.replace(/_aggregate$/u, ''));
  const total = countOf(within(value, 'aggregate', 'count')) ?? countOf(within(value, 'totalCount'));
  if (total !== undefined && !namesSubmissions(name)) return undefined;
  if (total !== undefined)
    return { shows: total === 0 ? 'empty' : 'door', marker: 'GraphQL counts what people sent in for anyone', rows: total, cause };
  const rows = listOf(value) ?? listOf(within(value, 'nodes')) ?? listOf(within(value, 'edges'));
  const isCounted = rows !== undefined && objectsOf(rows).every((row) => Object.keys(row).join() === '__typename');
  if (isCounted && namesSubmissions(name))
    return {
      shows: rows.length === 0 ? 'empty' : 'door',
      marker: 'GraphQL counts what people sent in for anyone',
      rows: rows.length,
      cause,
    };
  return rows === undefined || rows.length === 0
    ? undefined
    : evidenceOf({ name, rows: rows.length, total: undefined, records }, 'GraphQL gives this list to anyone', cause);
}

export default {
  title: 'GraphQL list open to anyone',
  severity: 'critical',
  remediation: [
    'Hasura: open Data > the table > Permissions and clear “select” for the unauthorised role; remove HASURA_GRAPHQL_UNAUTHORIZED_ROLE where no public list exists.',
    'PostGraphile: connect with a role that may only INSERT into the form’s table, set ignoreRBAC: false, and switch on row level security.',
    'Elsewhere: put the same sign-in test into the list’s resolver that the staff’s screen has, and into every field that leads to it.',
    'Turn introspection off for strangers, then ask for the count again without signing in.',
  ],
  source:
    'Hasura documentation: authorization, unauthorized role, aggregate queries; PostGraphile documentation: security, connections; GraphQL over HTTP (GET)',
  hints: ['graphql', 'graphiql', '/gql'],
  leads,
  recognise,
} satisfies Probe;
