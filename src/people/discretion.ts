import { maskedAddress } from '../addresses/address.ts';
import { personalShape } from '../addresses/personal-value.ts';
import { mask } from '../mask.ts';
import type { Cause } from '../model.ts';
import { calledAfter, type HowSure } from '../vocabulary/called-after.ts';

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
  /^(?:page|table|list|column|row|rows|sheet|cell|file|comment|hidden|text|field|fields|form|header|headers|message|note|notes|image|data|link|part|line|lines|box|blocks|cells|filter|labels|slide|slides|chat|chart|revision|removed|crop|scenario|scenarios|variables|segments|kin)$/u;

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

/** Control characters steer terminals, and those that are not seen turn a line around or stand inside a name. */
const printable = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/gu, '');

const maxDecodings = 3;

/** A part of an address as people read it, also where it was encoded twice. */
function decoded(part: string): string {
  let text = part.replaceAll('+', ' ');
  try {
    for (let round = 0; round < maxDecodings && text.includes('%'); round += 1) text = decodeURIComponent(text);
  } catch {
    // What cannot be decoded any further is read as it stands.
  }
  return text;
}

/** Everything of a telling shape and everybody's name masked. */
function withoutNames(text: string, how: HowSure): string {
  let from = 0;
  let shown = '';
  for (const { start, end } of calledAfter(text, how)) {
    shown += text.slice(from, start) + text.slice(start, end).replace(/[\p{L}\p{M}'’]+/gu, (word) => mask('person-name', word));
    from = end;
  }
  return withoutShapes(shown + text.slice(from));
}

const partsOfAddress = /[^/?&=;#]+/gu;
const file = /\.[a-z]\w{1,4}$/iu;
const everyPart = (): HowSure => 'perhaps';

/** The parts of an address with their names masked, each as far as `howFor` says. */
const quieted = (parts: string, howFor: (text: string) => HowSure | undefined): string =>
  parts.replace(partsOfAddress, (part) => {
    const text = decoded(part);
    const how = howFor(text);
    const quiet = how === undefined ? text : withoutNames(text, how);
    return quiet === text ? part : encodeURIComponent(quiet);
  });

/** A host is called what it is called. */
const behindHost = (shown: string, change: (rest: string) => string): string => {
  const start = shown.indexOf('/', shown.indexOf('//') + 2);
  return shown.slice(0, start) + change(shown.slice(start));
};

/** An address with the names masked that its parts are called after, like every other personal value in it. */
export const quietAddress = (url: URL): string => behindHost(maskedAddress(url), (rest) => quieted(rest, everyPart));

/** A public page keeps its name; a file that is called after somebody does not. */
const quietFile = (url: URL): string =>
  behindHost(maskedAddress(url), (rest) => quieted(rest, (text) => (file.test(text) ? 'perhaps' : undefined)));

const quietPart = (part: string): string => {
  const text = decoded(part);
  const quiet = withoutNames(text, 'perhaps');
  return quiet === text ? part : quiet;
};

/** What a key names behind its host: `people-records www.example.gov.uk/cases/J***-D***`. */
const quietKey = (key: string): string =>
  withoutShapes(
    printable(key).replace(
      /^(\S{1,80} [^\s/]{1,300}[\s/])(.*)$/su,
      (_, host: string, thing: string) => host + thing.replace(partsOfAddress, quietPart),
    ),
  );

const hidden = (text: string, isNamed: (word: string) => boolean): string =>
  text.replace(/[\p{L}\p{M}]{3,}/gu, (word) =>
    isNamed(word.toLowerCase()) && !ours.test(word) ? mask('person-name', word) : word,
  );

/** Who was spotted in a document, and what it is about. */
type Told = {
  readonly spotted: readonly { readonly detector: string; readonly value: string }[];
  readonly bearing: 'exposed' | 'review' | 'clean';
};

/** Discretion about the people of one document. A list that law or habit makes public may say whose it is. */
export function discreetAbout({ spotted: everyone, bearing }: Told): Discretion {
  const spotted = bearing === 'exposed' ? everyone : [];
  const isPublic = bearing === 'review';
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

  const title = (written: string): string => {
    const text = printable(written);
    const both = together(text);
    return hidden(isPublic ? withoutShapes(text) : withoutNames(text, 'surely'), (word) => both.has(word));
  };

  const address = (url: URL): string => {
    if (isPublic) return maskedAddress(url);
    const shown = quietAddress(url);
    if (named.size === 0) return shown;
    const both = together(decoded(shown));
    const start = shown.indexOf('/', shown.indexOf('//') + 2);
    const last = shown.search(/[^/]*$/u);
    return (
      shown.slice(0, start) +
      shown.slice(start).replace(partsOfAddress, (part, at: number) => {
        const text = decoded(part);
        // A file or a folder that is called after somebody and nothing else.
        const alone = start + at >= last && wordsOf(text.replace(/\.\w{1,5}$/u, '')).every((word) => named.has(word));
        const quiet = hidden(text, (word) => both.has(word) || (alone && named.has(word)));
        return quiet === text ? part : encodeURIComponent(quiet);
      })
    );
  };

  const place = (written: string): string => {
    const text = printable(written);
    return hidden(isPublic ? withoutShapes(text) : withoutNames(text, 'perhaps'), (word) => named.has(word));
  };

  const pageOf = bearing === 'clean' ? quietFile : address;
  const causeOf = ({ key, form, page, labels }: Cause): Cause => ({
    key: quietKey(key),
    form: form === undefined ? undefined : title(form),
    page: page === undefined || !URL.canParse(page) ? page : pageOf(new URL(page)),
    labels: labels.map(withoutShapes),
  });
  const known = new Map<Cause, Cause>();
  // Hundreds of leads share one.
  const cause = (told: Cause): Cause => {
    const quiet = known.get(told) ?? causeOf(told);
    known.set(told, quiet);
    return quiet;
  };

  return { title, address, place, cause };
}
