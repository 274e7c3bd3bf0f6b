import { maskedAddress } from '../addresses/address.ts';
import { personalShape } from '../addresses/personal-value.ts';
import { mask } from '../mask.ts';
import type { Cause } from '../model.ts';

/** How texts that a page's authors wrote (names of sheets and files, keys, titles, addresses) go out without its people. */
export type Discretion = {
  /** A place such as `hidden sheet 'Raw', column B`. */
  readonly place: (text: string) => string;
  /** What something calls itself. An ordinary word stays, though it is somebody's surname. */
  readonly title: (text: string) => string;
  readonly address: (url: URL) => string;
  readonly cause: (cause: Cause) => Cause;
};

const maxShapes = 20;
const leastNameCharacters = 3;
/** Our own words for places, which are also surnames. */
const ours =
  /^(?:page|table|list|column|row|rows|sheet|cell|file|comment|hidden|text|field|fields|form|header|headers|message|note|notes|image|data|link|part|line|lines|box|blocks)$/u;

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word.length >= leastNameCharacters);

/** Everything of a telling shape, such as a mailbox, masked. */
export function withoutShapes(text: string): string {
  let rest = text;
  for (let count = 0; count < maxShapes; count += 1) {
    const found = personalShape(rest);
    if (found === undefined) return rest;
    const shown = rest.replaceAll(found.value, mask(found.detector, found.value));
    // Read out of an encoding: it does not stand there as it was recognised.
    if (shown === rest) return '***';
    rest = shown;
  }
  return '***';
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
};

const hidden = (text: string, isNamed: (word: string) => boolean): string =>
  text.replace(/[\p{L}\p{M}]{3,}/gu, (word) =>
    isNamed(word.toLowerCase()) && !ours.test(word) ? mask('person-name', word) : word,
  );

/** Discretion about the people of one document. Where nobody is spotted, only shapes are masked. */
export function discreetAbout(spotted: readonly { readonly detector: string; readonly value: string }[]): Discretion {
  const people = spotted.filter(({ detector }) => detector === 'person-name').map(({ value }) => new Set(wordsOf(value)));
  const mailboxes = spotted
    .filter(({ detector }) => detector === 'email-address')
    .map(({ value }) => wordsOf(value.replace(/@.*$/su, '')))
    .filter((words) => words.length > 1)
    .map((words) => new Set(words));
  const everybody = [...people, ...mailboxes];
  const named = new Set(everybody.flatMap((words) => [...words]));

  /** Words that name somebody whose other name stands beside them. */
  const together = (text: string): ReadonlySet<string> => {
    const words = new Set(wordsOf(text).filter((word) => named.has(word)));
    if (words.size < 2) return new Set();
    return new Set(everybody.map((person) => words.intersection(person)).flatMap((both) => (both.size > 1 ? [...both] : [])));
  };

  const title = (text: string): string => {
    const both = together(text);
    return hidden(withoutShapes(text), (word) => both.has(word));
  };

  const address = (url: URL): string => {
    const shown = maskedAddress(url);
    if (named.size === 0) return shown;
    const both = together(decoded(shown));
    const start = shown.indexOf('/', shown.indexOf('//') + 2);
    const last = shown.search(/[^/]*$/u);
    return (
      shown.slice(0, start) +
      shown.slice(start).replace(/[^/?&=;#]+/gu, (part, at: number) => {
        const text = decoded(part);
        // A file or a folder that is called after somebody and nothing else.
        const alone = start + at >= last && wordsOf(text.replace(/\.\w{1,5}$/u, '')).every((word) => named.has(word));
        const quiet = hidden(text, (word) => both.has(word) || (alone && named.has(word)));
        return quiet === text ? part : encodeURIComponent(quiet);
      })
    );
  };

  return {
    title,
    address,
    place: (text) => hidden(withoutShapes(text), (word) => named.has(word)),
    cause: ({ key, form, page, labels }) => ({
      key: withoutShapes(key),
      form: form === undefined ? undefined : title(form),
      page: page === undefined || !URL.canParse(page) ? page : address(new URL(page)),
      labels,
    }),
  };
}
