import { inScope, maskedAddress, neverCall } from '../addresses/address.ts';
import { matchesPath } from '../addresses/globs.ts';
import { isSignIn } from '../addresses/sign-in.ts';
import type { RefusedHop, Target } from '../model.ts';
import { type WhyFailed, whyFailed } from './why-failed.ts';

/** A request that is not made, or not gone on with. */
export type Stop = { readonly reason: string; readonly refused?: RefusedHop };

export type Hop =
  | { readonly kind: 'stay' }
  | { readonly kind: 'go'; readonly url: URL }
  | { readonly kind: 'stop'; readonly stop: Stop };

const maxHops = 10;
const redirects = new Set([301, 302, 303, 307, 308]);
const maxLocationChars = 8_192;

/** An address as a refusal names it: host and path, masked, without what a sign-in hangs onto it. */
export function shortAddress(url: URL): string {
  const short = new URL(url.href);
  short.search = '';
  short.hash = '';
  return maskedAddress(short);
}

// Header bytes arrive as Latin-1; browsers read a Location as UTF-8 where it is.
const readLocation = (raw: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(raw, 'latin1'));
  } catch {
    return raw;
  }
};

const isExcluded = (url: URL, target: Target): boolean => target.exclude.some((glob) => matchesPath(glob, url));

const stop = (why: WhyFailed, refused?: RefusedHop): Hop => ({
  kind: 'stop',
  stop: refused === undefined ? { reason: whyFailed[why] } : { reason: whyFailed[why], refused },
});

/** Why an address is not asked for this target at all, before anything goes out. */
export function refusal(url: URL, target: Target): Stop | undefined {
  if (!inScope(url, target.scope)) {
    return { reason: whyFailed.scope, refused: { status: 0, to: shortAddress(url), because: 'scope' } };
  }
  return neverCall(url) || isExcluded(url, target) ? { reason: whyFailed.never } : undefined;
}

/** Where an answer sends, and whether to go there: every hop is in scope, changes nothing and was not seen before. */
export function nextHop(
  answer: { readonly status: number; readonly location: string | undefined; readonly url: URL },
  trail: readonly URL[],
  target: Target,
): Hop {
  if (!redirects.has(answer.status) || answer.location === undefined || answer.location === '') return { kind: 'stay' };
  const url = answer.location.length > maxLocationChars ? null : URL.parse(readLocation(answer.location), answer.url.href);
  if (url === null) return stop('hopBroken');
  url.hash = '';
  if (!inScope(url, target.scope)) {
    const signIn = isSignIn(url);
    const refused = { status: answer.status, to: shortAddress(url), because: signIn ? 'sign-in' : 'scope' } as const;
    return stop(signIn ? 'hopSignIn' : 'hopScope', refused);
  }
  if (neverCall(url) || isExcluded(url, target)) return stop('hopNever');
  if (trail.some((seen) => seen.href === url.href)) return stop('circle');
  return trail.length > maxHops ? stop('tooManyHops') : { kind: 'go', url };
}
