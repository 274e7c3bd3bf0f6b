import { bodyOf } from './body.ts';
import { openSeeker, type Seeker } from './canaries/seek.ts';
import { loadCatalogue } from './catalogue.ts';
import { openDetect } from './detect.ts';
import { openDocuments } from './documents.ts';
import { likenessOf } from './judging/likeness.ts';
import { refusalOf } from './judging/refusal.ts';
import { digest, digestOfBody, mask } from './mask.ts';
import type {
  Canary,
  Detector,
  Document,
  Evidence,
  Form,
  FormOutline,
  Identifier,
  Inspection,
  InspectRequest,
  Lead,
  Named,
  Page,
  Probe,
  Records,
  Sighting,
} from './model.ts';
import { type Discretion, discreetAbout, quietAddress } from './people/discretion.ts';
import type { Spotted } from './people/roll.ts';
import { openRecords } from './records.ts';
import { unread } from './unread.ts';
import { identifierDetectors } from './vocabulary/identifiers.ts';
import { openManyWords } from './vocabulary/many-words.ts';

// The room behind the wall: body → Document → sightings → records → evidence. Raw values live here, in memory, and die
// with the document; everything that goes out is masked, counted or a keyed digest.

const maxLinks = 5_000;
const maxLeads = 1_000;
const maxForms = 100;
const maxSightings = 200;
const maxGaps = 20;
const maxLabelCharacters = 120;
const maxFields = 200;
/** A page of this size without any hint is not searched further for one. */
const maxHintCharacters = 3_000_000;

/** Inspects one document. `early` is told the canaries in its bytes before a reader touches them: a reader may hang. */
type Room = (request: InspectRequest, early?: (canaries: readonly string[]) => void) => Promise<Inspection>;

/** Loads readers, detectors and probes once; the answer inspects one document at a time and keeps nothing of it. */
export async function openRoom(key: Uint8Array): Promise<Room> {
  const catalogue = await loadCatalogue();
  const read = openDocuments(catalogue.readers);
  const eyesFor = openEyes(catalogue.detectors);
  const probesFor = openHints(catalogue.probes);
  const seekerFor = openSeekers();

  return async (request, early = () => undefined) => {
    const { url, headers, labels, publishedValues, ownHosts } = request;
    const { detect, recordsOf } = eyesFor(request.identifiers);
    const body = bodyOf(request.body);
    const bodyDigest = digestOfBody(key, body);
    const seeker = seekerFor(request.canaries);
    const inBytes = seeker?.inBytes(body.whole(), headers) ?? [];
    if (inBytes.length > 0) early(inBytes);
    const outcome = await read({ body, name: nameOf(url), url, contentType: headers['content-type'] ?? '', depth: 0 });
    const document = outcome.document;
    const unreadable = 'unreadable' in outcome ? outcome.unreadable : undefined;
    const asked = request.asked ?? url;
    if (document === undefined)
      return {
        ...unread(unreadable ?? 'could not be read'),
        address: quietAddress(asked),
        canaries: inBytes,
        digest: bodyDigest,
      };
    const no = refusalOf(document);
    const roll = recordsOf(document, { labels, publishedValues, ownHosts, name: nameOf(url) });
    const discreet = discreetAbout(roll);
    const page: Page = { url, status: request.status, headers, document };
    const probes = probesFor(page, request.by);
    const failures = new Set<string>();
    const leads = leadsOf(page, probes, failures);
    const evidence = evidenceOf(page, { probes, records: roll.records, failures });
    return {
      kind: document.kind,
      type: document.type,
      unreadable,
      address: discreet.address(asked),
      gaps: [...failures, ...document.gaps].slice(0, maxGaps).map(discreet.place),
      links: linksOf(document),
      leads: leads.map((lead) => ({ ...lead, cause: lead.cause && discreet.cause(lead.cause) })),
      forms: document.forms
        .slice(0, maxForms)
        .map((form) => outline(form, { page: url, probes, kindOf: detect.kindOfLabel, discreet })),
      evidence: evidence.map((entry) => ({
        ...entry,
        cause: entry.cause && discreet.cause(entry.cause),
      })),
      records: roll.records.map((records) => ({ ...records, where: discreet.place(records.where) })),
      people: roll.people,
      bearing: roll.bearing,
      confidence: roll.confidence,
      reasons: roll.reasons,
      sightings: roll.spotted
        .slice(0, maxSightings)
        .map((spotted) => sightingOf({ ...spotted, where: discreet.place(spotted.where) }, key)),
      kinds: roll.kinds,
      canaries: [...new Set([...inBytes, ...(seeker?.inDocument(document) ?? [])])],
      filled: document.forms.flatMap((form) => form.fields).flatMap((field) => filledWith(field, detect)),
      likeness: request.by === 'crawl' ? unread('').likeness : likenessOf(document),
      refusal: no?.refusal,
      isPlainRefusal: no?.isPlain ?? false,
      digest: bodyDigest,
    };
  };
}

const nameOf = (url: URL): string => {
  const last = url.pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

const linksOf = (document: Document): readonly string[] =>
  [
    ...new Set(
      document.links
        .filter((link) => link.url.protocol === 'http:' || link.url.protocol === 'https:')
        .map((link) => link.url.href),
    ),
  ].slice(0, maxLinks);

/** One pass over the source tells which probes have something to look at. */
function openHints(probes: readonly Named<Probe>[]): (page: Page, by: string) => readonly Named<Probe>[] {
  const hints = probes.flatMap((probe) => probe.hints.map((hint) => ({ hint, probe: probe.id })));
  const matcher = openManyWords(hints.map((entry) => entry.hint));
  return (page, by) => {
    const headers = Object.entries(page.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
    const found = matcher.in(`${page.url.href}\n${headers}\n${page.document.text.slice(0, maxHintCharacters)}`);
    const hinted = new Set([...found].map((place) => hints[place]?.probe));
    return probes.filter((probe) => probe.hints.length === 0 || probe.id === by || hinted.has(probe.id));
  };
}

/** A probe that stumbles over a page costs the page that probe, and says so; what was thrown may quote the page. */
function carefully<Answer>(probe: Named<Probe>, failures: Set<string>, work: () => Answer): Answer | undefined {
  try {
    return work();
  } catch {
    failures.add(`the probe ${probe.id} failed here`);
    return undefined;
  }
}

/** A refusal or an error page leads nowhere: what it links to is about itself. */
const leadsOf = (page: Page, probes: readonly Named<Probe>[], failures: Set<string>): readonly Lead[] =>
  page.status >= 300
    ? []
    : probes.flatMap((probe) => carefully(probe, failures, () => probe.leads?.(page)) ?? []).slice(0, maxLeads);

type Grounds = {
  readonly probes: readonly Named<Probe>[];
  readonly records: readonly Records[];
  readonly failures: Set<string>;
};

const evidenceOf = (page: Page, { probes, records, failures }: Grounds): readonly Evidence[] =>
  probes.flatMap((probe) => {
    const evidence = carefully(probe, failures, () => probe.recognise?.(page, records));
    return evidence === undefined ? [] : [{ probe: probe.id, ...evidence }];
  });

/** Masking is the last thing that happens to a value on this side. */
const sightingOf = (spotted: Spotted, key: Uint8Array): Sighting => ({
  detector: spotted.detector,
  where: spotted.where,
  masked: mask(spotted.detector, spotted.value),
  digest: digest(key, spotted.value.trim().toLowerCase()),
  confidence: spotted.confidence,
  hidden: spotted.hidden,
  start: spotted.start,
  end: spotted.end,
});

type Inventory = {
  readonly page: URL;
  readonly probes: readonly Named<Probe>[];
  readonly kindOf: (label: string) => string | undefined;
  readonly discreet: Discretion;
};

function outline(form: Form, { page, probes, kindOf, discreet }: Inventory): FormOutline {
  const platform = probes.find(
    (probe) =>
      probe.hints.length > 0 && probe.leads !== undefined && probe.id !== 'form-post-address' && probe.id !== 'results-links',
  );
  return {
    page: page.href,
    title: discreet.title(form.title.slice(0, maxLabelCharacters)),
    action: form.action.href,
    method: form.method,
    platform: platform?.title,
    fields: form.fields.slice(0, maxFields).map((field) => ({
      name: discreet.place(field.name.slice(0, maxLabelCharacters)),
      label: discreet.place(field.label.slice(0, maxLabelCharacters)),
      type: field.type,
      asks: kindOf(field.label) ?? kindOf(field.name),
    })),
  };
}

/** An input that arrives filled in with personal data for a visitor who typed nothing: somebody else's page from a cache. */
function filledWith(
  field: { readonly type: string; readonly value: string; readonly label: string; readonly name: string },
  detect: Detecting,
): readonly string[] {
  if (field.value === '' || !['text', 'email', 'tel', 'textarea', 'date', ''].includes(field.type)) return [];
  const kind = detect.kindOfLabel(field.label) ?? detect.kindOfLabel(field.name);
  return kind !== undefined && detect.accepts(kind, field.value) ? [kind] : [];
}

type Detecting = ReturnType<typeof openDetect>;
type Eyes = { readonly detect: Detecting; readonly recordsOf: ReturnType<typeof openRecords> };

/** Detection with an organisation's own identifiers beside the rest, built once for each set of them. */
function openEyes(detectors: readonly Named<Detector>[]): (identifiers: readonly Identifier[]) => Eyes {
  const known = new Map<string, Eyes>();
  return (identifiers) => {
    const set = JSON.stringify(identifiers);
    const seen = known.get(set);
    if (seen !== undefined) return seen;
    const detect = openDetect([...detectors, ...identifierDetectors(identifiers)]);
    const eyes = { detect, recordsOf: openRecords(detect) };
    known.set(set, eyes);
    return eyes;
  };
}

/** The automaton is built once for a set of canaries, whichever documents are searched for them. */
function openSeekers(): (canaries: readonly Canary[]) => Seeker | undefined {
  const seekers = new WeakMap<readonly Canary[], Seeker>();
  return (canaries) => {
    if (canaries.length === 0) return undefined;
    const seeker = seekers.get(canaries) ?? openSeeker(canaries);
    seekers.set(canaries, seeker);
    return seeker;
  };
}
