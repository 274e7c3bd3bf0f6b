import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { evidenceOf } from '../platforms/collection.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers } from '../platforms/tempting.ts';

const id = 'django-rest-framework';
const maxRoutes = 40;

const isBrowsable = (page: Page): boolean =>
  page.document.kind === 'html' && /django rest framework\s{0,5}$/iu.test(page.document.title.trim());
const nameOf = (url: URL): string => url.pathname.split('/').filter(Boolean).at(-1) ?? '';

/** The root of an API: an object whose every value is the address of a list. */
function routesOf(page: Page): readonly URL[] {
  const values = Object.values(objectOf(page.document.json) ?? {});
  const urls = values.map((value) => URL.parse(textOf(value) ?? '')).filter((url) => url !== null);
  const isRoot =
    values.length > 0 &&
    urls.length === values.length &&
    urls.every((url) => url.pathname.startsWith(new URL('./', page.url).pathname));
  return isRoot ? urls : [];
}

function leadTo(url: URL, rank: number): readonly Lead[] {
  const path = `${url.pathname}?format=json`;
  const control = `${url.pathname.replace(/[^/]{1,200}\/?$/u, `${nonsense}/`)}?format=json`;
  return leadsTo(id, url, { cause: causeOf(id, url, url.pathname), asked: [{ path, control, rank }] });
}

function leads(page: Page): readonly Lead[] {
  const routes = routesOf(page).slice(0, maxRoutes);
  if (routes.length > 0) return routes.filter((url) => namesAnswers(nameOf(url))).flatMap((url) => leadTo(url, 0));
  if (!isBrowsable(page)) return [];
  // People read the browsable page; the same address gives programs JSON.
  const linked = page.document.links
    .map(({ url }) => url)
    .filter(
      (url) =>
        url.origin === page.url.origin &&
        url.search === '' &&
        namesAnswers(nameOf(url)) &&
        !/log-?(?:in|out)|admin|docs/u.test(url.pathname) &&
        !/\/\d{1,10}\/?$/u.test(url.pathname),
    );
  return [page.url, ...new Map(linked.map((url) => [url.href, url])).values()]
    .slice(0, maxRoutes)
    .flatMap((url) => leadTo(url, url === page.url ? 0 : 1));
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const { json } = page.document;
  const cause = causeOf(id, page.url, page.url.pathname);
  const detail = textOf(within(json, 'detail')) ?? '';
  if (/^(?:Authentication credentials were not provided|You do not have permission|Invalid token)/u.test(detail))
    return { shows: 'refusal', marker: 'Django REST framework asks for credentials', rows: undefined, cause };
  const isPaged =
    objectOf(json) !== undefined &&
    countOf(within(json, 'count')) !== undefined &&
    'next' in (objectOf(json) ?? {}) &&
    'previous' in (objectOf(json) ?? {});
  const isItsList = Array.isArray(json) && page.url.searchParams.get('format') === 'json';
  const rows = isPaged ? listOf(within(json, 'results')) : isItsList ? json : undefined;
  // KoboToolbox and others build on it and are known by their own rows.
  if (rows === undefined || objectsOf(rows).some((row) => '_submission_time' in row)) return undefined;
  return evidenceOf(
    { name: nameOf(page.url), rows: rows.length, total: countOf(within(json, 'count')), records },
    'Django REST framework lists this to anyone',
    cause,
  );
}

export default {
  title: 'Django REST framework list open to anyone',
  severity: 'critical',
  remediation: [
    'In settings.py set REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"]}: the default, AllowAny, opens every view.',
    'On the view of the form allow creating only, such as mixins.CreateModelMixin with viewsets.GenericViewSet instead of ModelViewSet.',
    'Give list and retrieve permission_classes = [IsAdminUser] where staff need them.',
    'Ask for the address again without signing in: it should answer 401, 403 or 405.',
  ],
  source: 'Django REST framework: settings.py (DEFAULT_PERMISSION_CLASSES AllowAny), pagination.py, exceptions.py, base.html',
  hints: ['django rest framework', 'rest_framework', '/api/', '"previous"', 'format=json'],
  leads,
  recognise,
} satisfies Probe;
