import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { listedIn } from '../platforms/listed.ts';
import { addressesIn } from '../platforms/named-addresses.ts';
import { listOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers, namesSubmissions } from '../platforms/tempting.ts';

const id = 'openapi-lists';
const maxOperations = 60;
const maxDescriptions = 5;

const description =
  /\/(?:swagger(?:\/v\d{1,2}(?:\.\d)?\/swagger)?|openapi|v[23]\/api-docs|api-docs|api\/(?:swagger|openapi|schema)|swagger\/doc)(?:\.json)?\/?$/iu;
// Where frameworks put it unless told otherwise; asked once, from the home page.
const usual = ['/openapi.json', '/swagger/v1/swagger.json', '/v3/api-docs', '/api/openapi.json', '/swagger.json'];

const isDescription = (page: Page): boolean =>
  objectOf(within(page.document.json, 'paths')) !== undefined &&
  (textOf(within(page.document.json, 'openapi')) ?? textOf(within(page.document.json, 'swagger'))) !== undefined;

function baseOf(page: Page): URL {
  const server = textOf(within(objectsOf(within(page.document.json, 'servers'))[0], 'url'));
  const base = URL.parse(server ?? textOf(within(page.document.json, 'basePath')) ?? '/', page.url.href) ?? page.url;
  return new URL(base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`, base);
}

/** GET operations that name no key, need no id, and whose path says that people sent in what they list. */
function operationsOf(page: Page): readonly { readonly path: string; readonly limit: string | undefined }[] {
  const everywhere = listOf(within(page.document.json, 'security')) ?? [];
  return Object.entries(objectOf(within(page.document.json, 'paths')) ?? {}).flatMap(([path, operations]) => {
    const get = objectOf(within(operations, 'get'));
    if (get === undefined || path.includes('{') || !namesAnswers(path)) return [];
    const security = listOf(get.security) ?? everywhere;
    if (security.length > 0 && !security.some((one) => Object.keys(objectOf(one) ?? {}).length === 0)) return [];
    const parameters = [...objectsOf(get.parameters), ...objectsOf(within(operations, 'parameters'))];
    if (parameters.some((parameter) => parameter.required === true)) return [];
    const limit = parameters
      .map((parameter) => textOf(parameter.name) ?? '')
      .find((name) => /^(?:limit|per_?page|page_?size|size|take|\$top)$/iu.test(name));
    return [{ path, limit }];
  });
}

function leads(page: Page): readonly Lead[] {
  if (isDescription(page)) {
    const base = baseOf(page);
    return operationsOf(page)
      .slice(0, maxOperations)
      .flatMap(({ path, limit }) => {
        const query = limit === undefined ? '' : `?${limit}=100`;
        const asked = [
          {
            path: `.${path}${query}`,
            control: `.${path.replace(/[^/]{1,200}\/?$/u, nonsense)}${query}`,
            rank: namesSubmissions(path) ? 0 : 2,
          },
        ];
        return leadsTo(id, base, { cause: causeOf(id, base, `${base.pathname}${path.replace(/^\//u, '')}`), asked });
      });
  }
  const mentioned = /swagger|openapi|api-docs/iu.test(page.document.text);
  const named = (mentioned ? addressesIn(page) : [])
    .filter((url) => description.test(url.pathname))
    .slice(0, maxDescriptions)
    .map((url) => ({ path: url.href, rank: 2 }));
  const isHome = page.url.pathname === '/' && page.url.search === '' && page.document.kind === 'html';
  const control = `/${nonsense}.json`;
  return leadsTo(id, page.url, {
    cause: undefined,
    asked: [...named, ...(isHome ? usual.map((path) => ({ path, control, rank: 8 })) : [])],
  });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (isDescription(page)) {
    const open = operationsOf(page).filter(({ path }) => namesSubmissions(path)).length;
    return open === 0
      ? undefined
      : {
          shows: 'note',
          marker: 'an API’s description names lists of what people sent in that need no key',
          rows: open,
          cause: undefined,
        };
  }
  // Only lists of rows at an address that names them; whatever else an API answers is judged by its records.
  if (!namesSubmissions(page.url.pathname)) return undefined;
  const listed = listedIn(page);
  if (listed === undefined) return undefined;
  return evidenceOf(
    { name: page.url.pathname, rows: listed.rows.length, total: listed.total, records },
    'an API lists what people sent in',
    causeOf(id, page.url, page.url.pathname),
  );
}

export default {
  title: 'API list that needs no key',
  severity: 'critical',
  remediation: [
    'In the API’s description and code give the list and export operations the security scheme that the staff’s application uses.',
    'FastAPI: add the dependency to the route; ASP.NET: put [Authorize] on the controller and [AllowAnonymous] on the form’s POST only; Spring: permitAll for the form’s POST only.',
    'Return only counts or nothing to strangers: filtering in the browser is not access control.',
    'Ask for the list again without a key: it should answer 401 or 403.',
  ],
  source: 'OpenAPI Specification 2.0 and 3.x: security requirements; FastAPI, Swashbuckle and springdoc defaults',
  generic: true,
  hints: ['swagger', 'openapi', 'api-docs', '<body', '<main', 'application/json'],
  leads,
  recognise,
} satisfies Probe;
