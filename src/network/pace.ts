// How fast one host is asked. Pure: times are milliseconds of the caller's clock, and nothing here waits.
// The latency rule is that of Scrapy's AutoThrottle (https://docs.scrapy.org/en/latest/topics/autothrottle.html).

export type Pace = {
  /** Between two requests, from what the host bears: latency, refusals, failures. */
  readonly delayMs: number;
  /** Asked for by the host (`Crawl-delay`); never gone below. */
  readonly floorMs: number;
  /** The earliest next request. */
  readonly nextMs: number;
  /** Nothing before this: the host said `Retry-After`. */
  readonly heldUntilMs: number;
  /** Requests in a row that got no answer at all. */
  readonly failures: number;
  /** How often in a row the host asked for less, although it was asked less each time. */
  readonly refusals: number;
  /** While later than now, the host is taken to be down. */
  readonly openUntilMs: number;
  /** How often in a row the host was found down. */
  readonly outages: number;
  /** When the host last asked for less or gave no answer. */
  readonly troubledMs: number;
};

export type Heard = {
  /**
   * good: what was asked for. bad: any other answer. busy, overloaded: 429 and 503. silent: no answer.
   * nothing: tells nothing about the host.
   */
  readonly outcome: 'good' | 'bad' | 'busy' | 'overloaded' | 'silent' | 'nothing';
  readonly latencyMs: number;
  readonly retryAfterMs: number | undefined;
};

const maxDelayMs = 60_000;
/** What a trouble slows down to at first, and at most. A maintenance page is no reason to look away for long. */
const slowing = {
  busy: { fromMs: 1_000, toMs: 10_000 },
  overloaded: { fromMs: 250, toMs: 1_000 },
  silent: { fromMs: 250, toMs: 2_000 },
} as const;
/** A host that only ever refuses strangers gives no good answer: its old troubles are forgotten by time alone. */
const forgottenMs = 600_000;
const maxCrawlDelayMs = 30_000;
/** `Retry-After: 86400` must not blind the watch for a day. */
const maxHeldMs = 300_000;
const failuresToOpen = 5;
/** By then the pace is the slowest there is, and still too fast: the host lets nobody in. */
const refusalsToOpen = 6;
const outageMs = 30_000;
const maxOutageMs = 600_000;
/** Timers are late by a millisecond or two; at fast rates that much is caught up. */
const slackMs = 20;

export const freshPace: Pace = {
  delayMs: 0,
  floorMs: 0,
  nextMs: 0,
  heldUntilMs: 0,
  failures: 0,
  refusals: 0,
  openUntilMs: 0,
  outages: 0,
  troubledMs: 0,
};

/** From how many requests a second on pacing is taken to be off. */
const unpacedPerSecond = 1_000;
const isUnpaced = (perSecond: number): boolean => perSecond <= 0 || perSecond >= unpacedPerSecond;

/** Requests to one host at the same time. */
export function widthFor(perSecond: number): number {
  return isUnpaced(perSecond) ? 8 : Math.min(8, Math.max(2, Math.ceil(perSecond / 2)));
}

/** Between two requests of a target that allows `perSecond`. */
export function gapMs(pace: Pace, perSecond: number): number {
  return Math.max(isUnpaced(perSecond) ? 0 : 1_000 / perSecond, pace.delayMs, pace.floorMs);
}

/** When the next request may start. */
export const slotMs = (pace: Pace): number => Math.max(pace.nextMs, pace.heldUntilMs);

export const isDown = (pace: Pace, nowMs: number): boolean => pace.openUntilMs > nowMs;

/** A request starts now. */
export function started(pace: Pace, nowMs: number, perSecond: number): Pace {
  const delayMs = nowMs - pace.troubledMs > forgottenMs && pace.outages === 0 ? 0 : pace.delayMs;
  const gap = gapMs({ ...pace, delayMs }, perSecond);
  const base = gap < slackMs ? Math.max(pace.nextMs, nowMs - slackMs) : nowMs;
  // One trial while the host is taken to be down; the next waits for what it brings.
  const openUntilMs = pace.outages > 0 ? nowMs + outageMs : pace.openUntilMs;
  return { ...pace, delayMs, nextMs: base + gap, openUntilMs };
}

const slower = (pace: Pace, trouble: keyof typeof slowing, nowMs: number): Pace => {
  const { fromMs, toMs } = slowing[trouble];
  // Requests that were on their way together tell of one trouble.
  if (pace.delayMs > 0 && nowMs - pace.troubledMs < pace.delayMs) return { ...pace, delayMs: Math.max(pace.delayMs, fromMs) };
  return { ...pace, delayMs: Math.max(pace.delayMs, Math.min(toMs, Math.max(fromMs, pace.delayMs * 2))), troubledMs: nowMs };
};

const asDown = (pace: Pace, nowMs: number): Pace => {
  const outages = pace.outages + 1;
  return { ...pace, outages, openUntilMs: nowMs + Math.min(maxOutageMs, outageMs * 2 ** (outages - 1)) };
};

const afterSilence = (pace: Pace, nowMs: number): Pace => {
  const heardNothing = { ...slower(pace, 'silent', nowMs), failures: pace.failures + 1, refusals: 0 };
  return heardNothing.failures >= failuresToOpen || pace.outages > 0
    ? asDown(heardNothing, nowMs)
    : { ...heardNothing, openUntilMs: 0 };
};

const afterRefusal = (pace: Pace, nowMs: number): Pace => {
  const isAnother = nowMs - pace.troubledMs > pace.delayMs / 2;
  const refused = { ...slower(pace, 'busy', nowMs), failures: 0, refusals: pace.refusals + (isAnother ? 1 : 0) };
  return refused.refusals >= refusalsToOpen ? asDown(refused, nowMs) : { ...refused, outages: 0, openUntilMs: 0 };
};

type When = { readonly nowMs: number; readonly perSecond: number };

/** What an answer, or none, does to the pace. Only a good answer makes it faster, and then by halves. */
export function heard(pace: Pace, { outcome, latencyMs, retryAfterMs }: Heard, { nowMs, perSecond }: When): Pace {
  if (outcome === 'nothing') return pace;
  if (outcome === 'silent') return afterSilence(pace, nowMs);
  const answering = { ...pace, failures: 0, refusals: 0, outages: 0, openUntilMs: 0 };
  if (outcome === 'busy' || outcome === 'overloaded') {
    const heldUntilMs = Math.max(pace.heldUntilMs, nowMs + Math.min(retryAfterMs ?? 0, maxHeldMs));
    return { ...(outcome === 'busy' ? afterRefusal(pace, nowMs) : slower(answering, outcome, nowMs)), heldUntilMs };
  }
  const bearable = isUnpaced(perSecond) ? 0 : latencyMs / widthFor(perSecond);
  const aimed = Math.min(maxDelayMs, Math.max(bearable, (pace.delayMs + bearable) / 2));
  const settled = aimed < 1 ? 0 : aimed;
  return { ...answering, delayMs: outcome === 'good' ? settled : Math.max(pace.delayMs, settled) };
}

/** The host's `Crawl-delay`; the longest one asked for stands. */
export function slowedDown(pace: Pace, seconds: number): Pace {
  const asked = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 0;
  return { ...pace, floorMs: Math.max(pace.floorMs, Math.min(asked, maxCrawlDelayMs)) };
}
