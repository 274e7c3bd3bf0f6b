import { durationBetween } from '../words/moments.ts';
import type { BreachFacts } from './facts.ts';

// What the sections of the report are made of, and the words they share.

/** A value in words, or a blank for a person to fill in. */
export type Entry = string | { readonly blank: string };

export type Block =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'rows'; readonly rows: readonly { readonly label: string; readonly entries: readonly Entry[] }[] }
  | { readonly as: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly as: 'ticks'; readonly ticks: readonly { readonly label: string; readonly ticked: boolean }[] }
  | { readonly as: 'steps' | 'points'; readonly entries: readonly string[] }
  | { readonly as: 'code'; readonly lines: readonly string[] };

export type Section = { readonly heading: string; readonly blocks: readonly Block[] };

export type Telling = { readonly facts: BreachFacts; readonly at: (iso: string) => string; readonly written: Date };

export const blank = (hint: string): Entry => ({ blank: hint });

export const peopleOf = ({ people }: BreachFacts): string =>
  people.atLeast === 0 ? 'nobody yet' : people.atLeast === 1 ? 'at least 1 person' : `at least ${people.atLeast} people`;

export const subjectOf = (facts: BreachFacts): string =>
  facts.form === null ? `the address ${facts.evidence[0]?.address ?? ''}` : `the answers to the form “${facts.form}”`;

export const upperFirst = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `passed 3 days ago`, `in 5 hours`. */
export function fromNow(iso: string, written: Date): string {
  const date = new Date(iso);
  return date <= written ? `passed ${durationBetween(date, written)} ago` : `in ${durationBetween(written, date)}`;
}

export const endOf = ({ window }: BreachFacts, written: Date): Date =>
  window.closed === null ? written : new Date(window.closed);

export const leastOf = (facts: BreachFacts, written: Date): string =>
  durationBetween(new Date(facts.window.firstSeenOpen), endOf(facts, written));

export function lengthOf(facts: BreachFacts, written: Date): string {
  const least = leastOf(facts, written);
  if (facts.window.lastSeenClosed === null) return `${least} at least; Passerby never saw it closed before`;
  const most = durationBetween(new Date(facts.window.lastSeenClosed), endOf(facts, written));
  return least === most ? least : `${least} at least, ${most} at most`;
}
