import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { addressesIn } from '../platforms/named-addresses.ts';
import { countOf, listOf, objectsOf, textOf, within } from '../platforms/rows.ts';

const id = 'kobotoolbox';
const maxAssets = 20;

const asset = /\/(?:api\/v2\/assets|#\/forms|assets)\/(a[A-Za-z0-9]{21})(?![A-Za-z0-9])/u;
const place = /\/api\/v2\/assets\/(a[A-Za-z0-9]{21})\/data(?:\.json)?\/?$/u;

/** An asset's id stands in dashboards and scripts that show its data, not in the form's own address. */
function leads(page: Page): readonly Lead[] {
  const found = addressesIn(page).flatMap((url) => {
    const uid = asset.exec(url.pathname + url.hash)?.[1] ?? asset.exec(`/${url.hash}`)?.[1];
    return uid === undefined ? [] : [{ root: new URL('/api/v2/assets/', url), uid }];
  });
  return [...new Map(found.map((one) => [one.uid, one])).values()].slice(0, maxAssets).flatMap(({ root, uid }) => {
    const path = (of: string): string => `${of}/data.json?limit=100`;
    return leadsTo(id, root, { cause: causeOf(id, root, uid), asked: [{ path: path(uid), control: path(nonsense), rank: 0 }] });
  });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const uid = place.exec(page.url.pathname)?.[1];
  if (uid === undefined) return undefined;
  const { json } = page.document;
  const cause = causeOf(id, page.url, uid);
  if (/^(?:Not found|Authentication credentials)/u.test(textOf(within(json, 'detail')) ?? ''))
    return { shows: 'refusal', marker: 'KoboToolbox says that there is nothing to see', rows: undefined, cause };
  const rows = listOf(within(json, 'results'));
  if (rows === undefined) return undefined;
  if (objectsOf(rows).some((row) => '_submission_time' in row || '_uuid' in row))
    return {
      shows: 'answers',
      marker: 'KoboToolbox submissions over its API',
      rows: countOf(within(json, 'count')) ?? rows.length,
      cause,
    };
  return rows.length === 0
    ? { shows: 'empty', marker: 'KoboToolbox submissions are open over its API; there is none', rows: 0, cause }
    : undefined;
}

export default {
  title: 'KoboToolbox submissions open to anyone',
  severity: 'critical',
  remediation: [
    'Open the project > Settings > Sharing, and untick “Anyone can see submissions made to this form”.',
    'Untick “Anyone can view this form” too unless the questions are meant to be public.',
    'Share with colleagues by user name, with “View submissions” only for those who need it.',
    'Ask for /api/v2/assets/ID/data.json again without signing in: it should answer “Not found”.',
  ],
  source: 'KoboToolbox kpi: kobo/settings/base.py (ALLOWED_ANONYMOUS_PERMISSIONS), asset sharing',
  hints: ['kobotoolbox', '/api/v2/assets/', '#/forms/a'],
  leads,
  recognise,
} satisfies Probe;
