import { maskedAddress } from '../addresses/address.ts';
import type { Category, Finding, HistoryEntry, Proof } from '../model.ts';
import { exposureWindow } from '../words/exposure-window.ts';
import { type IcoCategory, icoCategoryOf } from './ico.ts';
import { type Risk, riskOf } from './risk.ts';

/** What a data protection officer has to tell, as far as Passerby knows it. Times in ISO 8601, `null` where nothing is known. */
export type BreachFacts = {
  readonly version: 1;
  readonly written: string;
  readonly organisation: string | null;
  readonly contact: string | null;
  readonly timezone: string;
  readonly target: string;
  readonly finding: string;
  readonly findings: readonly string[];
  readonly state: 'open' | 'acknowledged' | 'accepted' | 'closed';
  readonly form: string | null;
  /** Opened by the same permission. */
  readonly otherForms: readonly string[];
  readonly page: string | null;
  readonly recognised: string;
  /** False while the list was open but nobody stood in it. */
  readonly hasData: boolean;
  readonly window: {
    readonly lastSeenClosed: string | null;
    readonly firstSeenOpen: string;
    readonly lastSeenOpen: string;
    readonly closed: string | null;
  };
  readonly aware: { readonly at: string; readonly seventyTwoHoursEnd: string };
  readonly people: { readonly atLeast: number };
  readonly records: { readonly atLeast: number };
  readonly kinds: readonly {
    readonly kind: string;
    readonly title: string;
    readonly atLeast: number;
    readonly ico: IcoCategory;
  }[];
  readonly categories: readonly IcoCategory[];
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly evidence: readonly Exhibit[];
  readonly moreAddresses: number;
  readonly samples: Finding['evidence'];
  readonly remediation: readonly string[];
  readonly accessLog: {
    readonly paths: readonly string[];
    readonly hosts: readonly string[];
    readonly from: string | null;
    readonly to: string | null;
  };
  readonly article34: Risk;
  readonly diary: readonly { readonly at: string; readonly kind: HistoryEntry['kind']; readonly says: string }[];
};

/** One address as it was seen. */
export type Exhibit = {
  readonly address: string;
  readonly lastSeenOpen: string;
  readonly closed: string | null;
  readonly proof: Proof | null;
};

export type Known = {
  /** Every finding of one cause; the first is the one asked for. */
  readonly findings: readonly [Finding, ...Finding[]];
  readonly history: readonly HistoryEntry[];
  /** From `targets.yaml`, where it can be read. */
  readonly organisation: string | undefined;
  readonly contact: string | undefined;
  readonly timezone: string;
  readonly kindNamed: (kind: string) => { readonly title: string; readonly category: Category } | undefined;
  readonly now: Date;
};

const seventyTwoHoursMs = 72 * 3_600_000;
const maxExhibits = 10;
const maxForms = 20;
const maxReasons = 6;
const maxSamples = 6;
const maxDiary = 12;

const iso = (date: Date | undefined): string | null => date?.toISOString() ?? null;

/** Pure. What several addresses of one cause come to: the earliest opening, the latest closing, the largest counts. */
export function breachFacts({ findings, history, organisation, contact, timezone, kindNamed, now }: Known): BreachFacts {
  const [asked] = findings;
  const window = exposureWindow(findings);
  const kinds = Object.entries(greatest(findings))
    .map(([kind, atLeast]) => ({
      kind,
      title: kindNamed(kind)?.title ?? kind,
      atLeast,
      ico: icoCategoryOf(kind, kindNamed(kind)?.category),
    }))
    .toSorted((a, b) => b.atLeast - a.atLeast);
  const categories = [...new Set(kinds.map(({ ico }) => ico))];
  const people = Math.max(...findings.map((finding) => finding.people));
  const named = findings.find((finding) => finding.cause.form !== undefined)?.cause ?? asked.cause;
  return {
    version: 1,
    written: now.toISOString(),
    organisation: organisation ?? null,
    contact: contact ?? null,
    timezone,
    target: asked.target,
    finding: asked.id,
    findings: findings.map((finding) => finding.id),
    state: stateOf(findings),
    form: named.form ?? null,
    otherForms: otherForms(findings, named.form),
    page: pageOf(named.page),
    recognised: asked.title,
    hasData: findings.some((finding) => finding.verdict === 'exposed' && finding.people > 0),
    window: {
      lastSeenClosed: iso(window.before),
      firstSeenOpen: window.first.toISOString(),
      lastSeenOpen: window.last.toISOString(),
      closed: iso(window.closed),
    },
    aware: {
      at: window.first.toISOString(),
      seventyTwoHoursEnd: new Date(window.first.getTime() + seventyTwoHoursMs).toISOString(),
    },
    people: { atLeast: people },
    records: { atLeast: Math.max(people, ...findings.map((finding) => finding.proof?.rows ?? 0)) },
    kinds,
    categories,
    confidence: Math.round(Math.max(...findings.map((finding) => finding.confidence)) * 100) / 100,
    reasons: asked.reasons.slice(0, maxReasons),
    evidence: findings.slice(0, maxExhibits).map(exhibitOf),
    moreAddresses: Math.max(0, findings.length - maxExhibits),
    samples: oneOfEachKind(findings.flatMap((finding) => finding.evidence)).slice(0, maxSamples),
    remediation: asked.remediation,
    accessLog: { ...placesOf(findings), from: iso(window.before), to: iso(window.closed) },
    article34: riskOf({
      people,
      categories,
      kinds: kinds.map(({ kind }) => kind),
      words: [named.form ?? '', ...named.labels].join(' '),
      openMs: (window.closed ?? now).getTime() - window.first.getTime(),
    }),
    diary: history.slice(-maxDiary).map(({ at, kind, says }) => ({ at: at.toISOString(), kind, says })),
  };
}

function stateOf(findings: Known['findings']): BreachFacts['state'] {
  const open = findings.filter((finding) => finding.state !== 'resolved');
  if (open.length === 0) return 'closed';
  if (open.some((finding) => finding.state === 'open')) return 'open';
  return open.some((finding) => finding.state === 'acknowledged') ? 'acknowledged' : 'accepted';
}

/** Several addresses show the same people: the largest count of each kind, never the sum. */
function greatest(findings: readonly Finding[]): Readonly<Record<string, number>> {
  const most = new Map<string, number>();
  for (const finding of findings)
    for (const [kind, count] of Object.entries(finding.kinds)) most.set(kind, Math.max(most.get(kind) ?? 0, count));
  return Object.fromEntries(most);
}

const otherForms = (findings: readonly Finding[], form: string | undefined): readonly string[] =>
  [...new Set(findings.flatMap((finding) => finding.cause.form ?? []))].filter((name) => name !== form).slice(0, maxForms);

const pageOf = (page: string | undefined): string | null => {
  const url = page === undefined ? null : URL.parse(page);
  return url === null ? null : maskedAddress(url);
};

const oneOfEachKind = (samples: Finding['evidence']): Finding['evidence'] =>
  samples.filter(({ kind }, place) => kind === undefined || samples.findIndex((sample) => sample.kind === kind) === place);

const exhibitOf = (finding: Finding): Exhibit => ({
  address: finding.url,
  lastSeenOpen: finding.lastSeen.toISOString(),
  closed: iso(finding.resolvedAt),
  proof: finding.proof ?? null,
});

const maxPaths = 12;

/** One program answers for the whole site under such a path: only its query says which page. */
const isFrontDoor = /^\/(?:index\.\w{1,5})?$/u;

const placeOf = ({ pathname, search }: URL): string => (isFrontDoor.test(pathname) ? pathname + search : pathname);

/** Where to look in the access log: what is hidden in an address matches anything there. */
function placesOf(findings: readonly Finding[]): { readonly paths: readonly string[]; readonly hosts: readonly string[] } {
  const urls = findings.flatMap((finding) => URL.parse(finding.url) ?? []);
  const paths = [...new Set(urls.map((url) => placeOf(url).replace(/\*{1,}/gu, '*')))].toSorted((a, b) => a.length - b.length);
  // A longer path that begins like a shorter one is found with it.
  const told = paths.filter(
    (path, place) => path === '/' || !paths.slice(0, place).some((shorter) => shorter !== '/' && path.startsWith(shorter)),
  );
  return { paths: told.slice(0, maxPaths), hosts: [...new Set(urls.map((url) => url.host))] };
}
