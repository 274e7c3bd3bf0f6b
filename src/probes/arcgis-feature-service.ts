import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { shownIn } from '../platforms/collection.ts';
import { causeNear, causeOf, decoded, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, objectOf, objectsOf, textOf, within } from '../platforms/rows.ts';
import { namesAnswers } from '../platforms/tempting.ts';

const id = 'arcgis-feature-service';
const maxServices = 20;
const maxLayers = 10;

// Found in links, web-map configurations, scripts: absolute, relative to the host, or with JSON's escaped slashes.
const written = /(?:https?:\/\/[\w.:-]{1,200})?((?:\/[\w.%~@+-]{1,120}){1,8}\/(?:Feature|Map)Server)(?:\/(\d{1,4}))?(?![\w-])/gu;

type Layer = { readonly service: URL; readonly layer: string | undefined };

function layersOf(page: Page): readonly Layer[] {
  const found = new Map<string, Layer>();
  const text = page.document.text.replaceAll('\\/', '/');
  for (const match of text.matchAll(written)) {
    const address = match[2] === undefined ? match[0] : match[0].slice(0, -match[2].length - 1);
    const service = URL.parse(address, page.url.href);
    if (service === null) continue;
    found.set(`${service.href}/${match[2] ?? ''}`, { service, layer: match[2] });
    if (found.size >= maxServices) break;
  }
  return [...found.values()];
}

const nameOf = (service: URL): string =>
  decoded(/\/services\/(.{1,300})\/(?:Feature|Map)Server$/u.exec(service.pathname)?.[1] ?? service.pathname.slice(1));

function leadsToLayer(page: Page, service: URL, layer: string): readonly Lead[] {
  const late = namesAnswers(nameOf(service)) ? 0 : 1;
  const root = service.pathname;
  const elsewhere = root.replace(/[^/]{1,200}\/((?:Feature|Map)Server)$/u, `${nonsense}/$1`);
  // Counting first shows nobody; the rows are asked once, to tell people from recycling banks.
  const count = 'query?where=1%3D1&returnCountOnly=true&f=json';
  const rows = 'query?where=1%3D1&outFields=*&f=json';
  const asked = [
    { path: `${root}/${layer}/${rows}`, control: `${elsewhere}/${layer}/${rows}`, rank: late },
    { path: `${root}/${layer}/${count}`, control: `${elsewhere}/${layer}/${count}`, rank: late + 1 },
  ];
  return leadsTo(id, service, { cause: causeNear(id, page, { url: service, thing: nameOf(service) }), asked });
}

/** Layers and tables a service description lists; a form's answers are often a table without geometry. */
function described(page: Page): readonly Lead[] {
  const service = /^(.{1,400}\/(?:Feature|Map)Server)\/?$/u.exec(page.url.pathname)?.[1];
  if (service === undefined) return [];
  const listed = [...objectsOf(within(page.document.json, 'layers')), ...objectsOf(within(page.document.json, 'tables'))];
  const layers = listed.map((layer) => countOf(layer.id)).filter((layer) => layer !== undefined);
  return layers.slice(0, maxLayers).flatMap((layer) => leadsToLayer(page, new URL(service, page.url), String(layer)));
}

function leads(page: Page): readonly Lead[] {
  const found = layersOf(page).flatMap(({ service, layer }) => {
    if (layer !== undefined) return leadsToLayer(page, service, layer);
    const elsewhere = service.pathname.replace(/[^/]{1,200}\/((?:Feature|Map)Server)$/u, `${nonsense}/$1`);
    return leadsTo(id, service, {
      cause: causeNear(id, page, { url: service, thing: nameOf(service) }),
      asked: [{ path: `${service.pathname}?f=json`, control: `${elsewhere}?f=json`, rank: 2 }],
    });
  });
  return [...described(page), ...found];
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const found = /^(.{1,400}\/(?:Feature|Map)Server)\/\d{1,4}\/query\/?$/u.exec(page.url.pathname)?.[1];
  if (found === undefined) return undefined;
  const { json } = page.document;
  const name = nameOf(new URL(found, page.url));
  const says = (shows: Evidence['shows'], marker: string, rows?: number): Omit<Evidence, 'probe'> => ({
    shows,
    marker,
    rows,
    cause: causeOf(id, page.url, name),
  });
  // ArcGIS and Koop report errors inside 200: 498, 499 and 403 are refusals, 400 is a layer that takes answers but gives none.
  const error = objectOf(within(json, 'error'));
  if (error !== undefined) {
    const code = countOf(error.code) ?? 0;
    return [401, 403, 498, 499].includes(code) || /not supported|token/iu.test(textOf(error.message) ?? '')
      ? says('refusal', 'ArcGIS answers with an error inside 200')
      : undefined;
  }
  const counted = countOf(within(json, 'count'));
  if (counted !== undefined) return says('note', 'ArcGIS counts the layer’s rows for anyone', counted);
  const features = objectsOf(within(json, 'features'));
  if (features.length > 0) {
    const shows = shownIn({ name, rows: features.length, total: undefined, records });
    return shows === 'answers' ? says(shows, 'ArcGIS features with people’s answers', features.length) : undefined;
  }
  const isQueried = Array.isArray(within(json, 'features')) && Array.isArray(within(json, 'fields'));
  return isQueried && namesAnswers(name) ? says('empty', 'ArcGIS answers queries on this layer; nothing is in it', 0) : undefined;
}

export default {
  title: 'ArcGIS layer of answers open to the public',
  severity: 'critical',
  remediation: [
    'In ArcGIS Online or Survey123 open the survey > Collaborate > Share results and untick “Everyone (public)” under “Who can view results”.',
    'Share the form’s “_form” or “_fieldworker” view with the public, never the source feature layer: Content > the layer > Share > Owner or Organization.',
    'On the view the public submits to: Settings > Feature Layer > “What kind of editing is allowed?” > “Add” only, and “What features can editors see?” > “Editors can’t see any features”.',
    'On ArcGIS Server or Koop, require a token for the service; a standalone server cannot separate submitting from viewing.',
    'Ask for LAYER/query?where=1=1&returnCountOnly=true&f=json again without signing in: it should answer 499 Token Required.',
  ],
  source:
    'Esri: Securing data in public surveys; Discovering and limiting access to public Survey123 results; ArcGIS REST API, Query (Feature Service)',
  hints: ['featureserver', 'mapserver'],
  leads,
  recognise,
} satisfies Probe;
