import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { addressesIn } from '../platforms/named-addresses.ts';
import { objectsOf, textOf, within } from '../platforms/rows.ts';

const id = 'survey123';
const maxSurveys = 20;

const survey = /^\/(?:share|surveys)\/([0-9a-f]{32})(?:\/|$)/u;

/** From the survey's own address to the service that keeps its answers; the layer itself is asked as any other. */
function leads(page: Page): readonly Lead[] {
  const surveys = addressesIn(page)
    .filter((url) => /(?:^|\.)survey123\.arcgis\.com$/u.test(url.hostname))
    .map((url) => survey.exec(url.pathname)?.[1])
    .filter((one) => one !== undefined);
  const root = new URL('https://www.arcgis.com/sharing/rest/content/items/');
  return [...new Set(surveys)].slice(0, maxSurveys).flatMap((one) => {
    const path = (of: string): string => `${of}/relatedItems?relationshipType=Survey2Service&direction=forward&f=json`;
    const cause = { ...causeOf(id, root, one), page: page.url.href, form: undefined };
    return leadsTo(id, root, { cause, asked: [{ path: path(one), control: path(nonsense), rank: 0 }] });
  });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const found = /\/content\/items\/([0-9a-f]{32})\/relatedItems$/u.exec(page.url.pathname)?.[1];
  const services = objectsOf(within(page.document.json, 'relatedItems')).map((service) => textOf(service.url) ?? '');
  const open = services.filter((url) => /\/FeatureServer/iu.test(url)).length;
  if (found !== undefined && open > 0)
    return {
      shows: 'note',
      marker: 'the survey’s service is public: its layers are asked next',
      rows: open,
      cause: causeOf(id, page.url, found),
    };
  const analysed = page.document.links.some(
    (link) =>
      /(?:^|\.)survey123\.arcgis\.com$/u.test(link.url.hostname) &&
      /^\/surveys\/[0-9a-f]{32}\/(?:analyze|data)/u.test(link.url.pathname),
  );
  return analysed
    ? {
        shows: 'note',
        marker: 'a public page links a Survey123 survey’s results',
        rows: undefined,
        cause: causeOf(id, page.url, 'results'),
      }
    : undefined;
}

export default {
  title: 'ArcGIS Survey123 results in public',
  severity: 'high',
  remediation: [
    'On survey123.arcgis.com open the survey > Collaborate > Share results, and under “Who can view results” leave only the people and groups who work with them.',
    'In ArcGIS Online look at the survey’s folder: the feature layer itself must not be shared with everyone, only its “_form” view.',
    'Remove links to Analyze and Data from public pages.',
    'Ask for the layer’s query?where=1=1&returnCountOnly=true&f=json again without signing in: it should answer 499 Token Required.',
  ],
  source: 'Esri: Discovering and limiting access to public Survey123 results (April 2020); relationship type Survey2Service',
  hints: ['survey123', 'relateditems'],
  leads,
  recognise,
} satisfies Probe;
