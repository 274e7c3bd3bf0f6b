import { fingerprintOf, maskedAddress } from './addresses/address.ts';
import { isSignIn } from './addresses/sign-in.ts';
import { isCrawled } from './frontier.ts';
import { alike } from './judging/likeness.ts';
import { proofOf } from './judging/proof.ts';
import { publishedReason, saysLapsed, saysPublished } from './judging/published.ts';
import { severityOf } from './judging/severity.ts';
import type { Cause, Evidence, Exchange, Inspection, Lead, Named, Observation, Probe, Target } from './model.ts';

/** Everything a verdict about one address rests on. */
export type Hearing = {
  readonly target: Target;
  readonly lead: Lead;
  readonly exchange: Exchange;
  /** Absent when nothing was answered. */
  readonly inspection: Inspection | undefined;
  /** What the nonsense sibling answered, once it was asked (R1). */
  readonly control: Inspection | undefined;
  readonly at: Date;
};

export type Judgement =
  | { readonly verdict: 'unknown' | 'closed'; readonly reason: string; readonly soft: boolean }
  | {
      readonly verdict: 'exposed' | 'open-empty';
      readonly observation: Observation;
      readonly needsControl: boolean;
      /** No platform and no form says whose mistake it is. */
      readonly isNameless: boolean;
    };

const closedStatuses: Readonly<Record<number, string>> = {
  401: 'asks for a sign-in',
  403: 'refuses',
  404: 'is not there',
  405: 'does not answer reading',
  406: 'does not answer reading',
  407: 'asks for a sign-in',
  410: 'is gone',
  451: 'refuses',
};

const closed = (reason: string, soft = false): Judgement => ({ verdict: 'closed', reason, soft });
const unknown = (reason: string): Judgement => ({ verdict: 'unknown', reason, soft: false });

/** The only place that says exposed, open-empty, closed, unknown. Pure. */
export function judge(hearing: Hearing, probes: readonly Named<Probe>[]): Judgement {
  const { exchange, inspection, lead } = hearing;
  if (exchange.outcome === 'unchanged') return unknown('unchanged since the last look');
  if (exchange.outcome === 'failed')
    return exchange.refused?.because === 'sign-in' ? closed('sends strangers to a sign-in') : unknown(exchange.reason);
  if (inspection !== undefined && inspection.canaries.length > 0) {
    const seen = strongest(inspection.evidence, lead.by, probes);
    return exposedBy(hearing, { probe: 'canary', probes, ...(seen?.shows === 'answers' ? { evidence: seen } : {}) });
  }
  if (inspection?.refusal === 'challenge' && inspection.bearing !== 'exposed')
    return unknown('a firewall’s challenge was answered instead of the page');
  const refused = closedStatuses[exchange.status];
  if (refused !== undefined) return closed(refused);
  if (exchange.status < 200 || exchange.status >= 300) return unknown(`the server answered ${exchange.status}`);
  if (inspection === undefined) return unknown('was not read');
  if (sentToSignIn(hearing)) return closed('sends strangers to a sign-in');
  const evidence = strongest(inspection.evidence, lead.by, probes);
  if (evidence?.shows === 'refusal' && inspection.bearing !== 'exposed') return closed('refuses in the platform’s own words');
  if (evidence?.shows === 'answers' || (evidence !== undefined && inspection.bearing !== 'exposed'))
    return exposedBy(hearing, { probe: evidence.probe, probes, evidence });
  if (inspection.bearing !== 'clean')
    return exposedBy(hearing, {
      probe: byProbe(lead, probes) && inspection.bearing === 'exposed' ? lead.by : 'people-records',
      probes,
    });
  if (inspection.unreadable !== undefined) return unknown(inspection.unreadable);
  return nothingSeen(hearing, probes);
}

/** The weakest reason to call an address closed. */
export const showsNobody = 'shows nobody';

/** Readable, and nothing in it: how far that may be called closed. */
function nothingSeen(hearing: Hearing, probes: readonly Named<Probe>[]): Judgement {
  const { inspection, exchange, lead } = hearing;
  if (lead.by === 'denied' && inspection?.refusal !== undefined && !inspection.isPlainRefusal)
    return unknown('reads in part like a refusal, and may show more than that');
  if (inspection?.refusal === 'login') return closed('shows a sign-in instead', true);
  if (inspection?.refusal === 'error') return unknown('the server answered an error inside a 200');
  if (inspection?.refusal !== undefined)
    return closed(inspection.refusal === 'denied' ? 'refuses in its own words' : 'says that it is not there');
  if (lead.by === 'denied') return exposedBy(hearing, { probe: 'denied-address', probes });
  if (exchange.outcome === 'answered' && exchange.truncated)
    return unknown('is longer than the limit; what was read holds nobody');
  if (inspection !== undefined && inspection.gaps.length > 0) return unknown(inspection.gaps[0] ?? 'could not be read whole');
  return closed(showsNobody);
}

const byProbe = (lead: Lead, probes: readonly Named<Probe>[]): boolean => probes.some((probe) => probe.id === lead.by);

function sentToSignIn({ exchange, inspection }: Hearing): boolean {
  if (exchange.outcome !== 'answered' || exchange.url.href === exchange.asked.href) return false;
  return isSignIn(exchange.url) && !isSignIn(exchange.asked) && (inspection?.people ?? 0) === 0;
}

const order: readonly Evidence['shows'][] = ['answers', 'empty', 'door', 'refusal'];

/** The most telling evidence; a platform's own words before those of a probe that knows none, then the lead's own probe before another's. */
function strongest(evidence: readonly Evidence[], by: string, probes: readonly Named<Probe>[]): Evidence | undefined {
  const generic = new Set(probes.filter((probe) => probe.generic).map((probe) => probe.id));
  const trust = ({ probe }: Evidence): number => (generic.has(probe) ? 2 : 0) + (probe === by ? 0 : 1);
  return evidence
    .filter((entry) => entry.shows !== 'note')
    .toSorted((a, b) => order.indexOf(a.shows) - order.indexOf(b.shows) || trust(a) - trust(b))[0];
}

type Grounds = { readonly probe: string; readonly probes: readonly Named<Probe>[]; readonly evidence?: Evidence };

const builtIn: Readonly<Record<string, Pick<Probe, 'title' | 'severity' | 'remediation'>>> = {
  canary: {
    title: 'A canary can be read',
    severity: 'critical',
    remediation: [
      'The marked record you submitted to this form is readable by anyone, so its answers are public.',
      'Close public access to the form’s answers, then ask for this address again without signing in.',
    ],
  },
  'denied-address': {
    title: 'An address that must be closed is open',
    severity: 'high',
    remediation: [
      'Restore the access rule of this address: strangers must be refused or sent to a sign-in.',
      'If it is meant to be public now, take it out of denied: in targets.yaml.',
    ],
  },
};

function exposedBy(hearing: Hearing, { probe: id, probes, evidence }: Grounds): Judgement {
  const { target, lead, exchange, inspection, at } = hearing;
  const probe = probes.find((candidate) => candidate.id === id) ?? builtIn[id];
  const url = exchange.asked;
  if (inspection === undefined) return unknown('was not read');
  const verdict =
    evidence !== undefined && evidence.shows !== 'answers' && inspection.bearing !== 'exposed' ? 'open-empty' : 'exposed';
  const shown = inspection.address || maskedAddress(url);
  const structural = evidence?.shows === 'answers' || inspection.canaries.length > 0;
  if (!structural && hearing.control !== undefined && alike(hearing.control.likeness, inspection.likeness))
    return closed('this server answers every address with the same page');
  // Nobody publishes a canary, or what they call denied, on purpose.
  const published = inspection.canaries.length > 0 || id === 'denied-address' ? undefined : publishedReason(target, url, at);
  const judged = {
    verdict,
    id,
    evidence,
    inspection,
    declared: probe !== undefined && 'severity' in probe ? probe.severity : undefined,
    isLinked: isCrawled(lead) && lead.by !== 'robots' && inspection.kind === 'html',
  } as const;
  const otherwise = severityOf(judged);
  return {
    verdict,
    needsControl: !structural && lead.control !== undefined && hearing.control === undefined,
    isNameless: lead.cause === undefined && evidence?.cause === undefined && inspection.canaries.length === 0,
    observation: {
      target: target.name,
      probe: id,
      title: probe?.title ?? id,
      verdict,
      fingerprint: `${target.name} ${fingerprintOf(url)}`,
      cause: causeOf(lead, evidence, { id, url: new URL(shown), canary: inspection.canaries[0] }),
      url: shown,
      severity: published === undefined ? otherwise : 'review',
      // That it opens needs no recognising.
      confidence: id === 'denied-address' ? 1 : confidenceOf(inspection, evidence),
      // Whoever filled in an answer is somebody, named or not.
      people: Math.max(inspection.people, evidence?.shows === 'answers' && (evidence.rows ?? 0) > 0 ? 1 : 0),
      kinds: inspection.kinds,
      evidence: evidenceFrom(inspection),
      reasons: reasonsFor(inspection, evidence, published === undefined ? saysLapsed(target, url, at) : saysPublished(published)),
      remediation: remediationOf(id, probes, evidence),
      ...(published === undefined ? {} : { published: { reason: published, otherwise } }),
      ...(exchange.outcome === 'answered' ? { proof: proofOf(exchange, inspection, evidence) } : {}),
      at,
    },
  };
}

/** A canary proves; how the door is closed is the platform's to say, where one is recognised. */
function remediationOf(id: string, probes: readonly Named<Probe>[], evidence: Evidence | undefined): readonly string[] {
  const stepsOf = (probe: string | undefined): readonly string[] =>
    (probes.find((candidate) => candidate.id === probe) ?? builtIn[probe ?? ''])?.remediation ?? [];
  return evidence === undefined || evidence.probe === id ? stepsOf(id) : [...stepsOf(id), ...stepsOf(evidence.probe)];
}

const maxShownSightings = 8;

/** Of every kind one before a second of any: eight lines of one column would tell less. */
function evidenceFrom(inspection: Inspection): Observation['evidence'] {
  const seen = new Map<string, number>();
  const turns = inspection.sightings.map((sighting) => {
    const turn = seen.get(sighting.detector) ?? 0;
    seen.set(sighting.detector, turn + 1);
    return { sighting, turn };
  });
  return turns
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, maxShownSightings)
    .map(({ sighting: { where, masked, detector } }) => ({ where, masked, kind: detector }));
}

const confidenceOf = (inspection: Inspection, evidence: Evidence | undefined): number => {
  if (inspection.canaries.length > 0) return 1;
  if (evidence?.shows === 'answers') return Math.max(0.97, inspection.confidence);
  if (evidence !== undefined) return Math.max(0.9, inspection.confidence);
  return inspection.confidence;
};

function reasonsFor(inspection: Inspection, evidence: Evidence | undefined, purpose: string | undefined): readonly string[] {
  return [
    ...(purpose === undefined ? [] : [purpose]),
    ...inspection.canaries.map((name) => `the canary “${name}” can be read here`),
    ...(evidence === undefined ? [] : [evidence.marker]),
    ...(evidence?.rows === undefined ? [] : [`the platform itself counts ${evidence.rows}`]),
    ...inspection.reasons.filter((reason) => reason.weight > 0).map((reason) => reason.says),
  ];
}

/** What the recognising probe names, with what the lead knows of the form; else the lead's own; else the address. Documents of one folder share a cause. */
function causeOf(
  lead: Lead,
  evidence: Evidence | undefined,
  found: { readonly id: string; readonly url: URL; readonly canary: string | undefined },
): Cause {
  const told = lead.cause;
  if (evidence?.cause !== undefined && (told === undefined || evidence.probe !== lead.by)) {
    return told === undefined ? evidence.cause : { ...told, key: evidence.cause.key };
  }
  if (told !== undefined) return told;
  // Wherever it turns up, it was sent to one form.
  if (found.canary !== undefined) return { key: `canary ${found.canary}`, form: found.canary, page: undefined, labels: [] };
  const path = fingerprintOf(found.url);
  const isFile = /\.[a-z0-9]{2,5}$/iu.test(found.url.pathname) && found.url.search === '';
  return { key: `${found.id} ${isFile ? path.replace(/[^/]*$/u, '') : path}`, form: undefined, page: undefined, labels: [] };
}
