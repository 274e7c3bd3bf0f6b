import type { Document, Refusal } from '../model.ts';
import { openManyWords } from '../vocabulary/many-words.ts';
import { challengeMarks, refusals } from '../vocabulary/refusals.ts';

/** How a page refuses, and whether it does nothing else: a box to sign in may also stand beside what it should guard. */
export type SaidNo = { readonly refusal: Refusal; readonly isPlain: boolean };

/** Case, punctuation and white space aside; each word with a blank before it, so that `catalog in` does not say `log in`. */
const spoken = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')}`;

const withoutBlanks = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const sought = (phrase: string): string => (withoutBlanks.test(phrase) ? phrase : spoken(phrase)).trimEnd();

/** What is believed first where a page says several. Nearly every page offers to log in. */
const order = ['challenge', 'denied', 'not-found', 'login', 'error'] as const;
const phrases = order.flatMap((refusal) => refusals[refusal].map((phrase) => ({ refusal, phrase: sought(phrase) })));
const matcher = openManyWords(phrases.map((entry) => entry.phrase));
const marks = openManyWords(challengeMarks);

/** Fewer words than this say one thing only. */
const maxPlainWords = 100;
/** A page that says more than this is about something, and not a refusal. */
const maxRefusalWords = 400;
/** A title or a main heading is believed on longer pages too, because site furniture surrounds a refusal. */
const maxFurnishedWords = 1_500;
const charactersPerWord = 6;
const maxSourceCharacters = 100_000;

function saidIn(text: string): ReadonlySet<Refusal> {
  const found = matcher.in(spoken(text));
  return new Set([...found].flatMap((place) => phrases[place]?.refusal ?? []));
}

const firstOf = (said: ReadonlySet<Refusal>, kinds: readonly Refusal[]): Refusal | undefined =>
  kinds.find((refusal) => said.has(refusal));

// A DOM for every page, only to read its heading, would cost more than all the rest.
const headings = /<h1\b[^<>]{0,400}>([\s\S]{0,400}?)<\/h1/giu;

const headlineOf = ({ title, text }: Document): string =>
  [
    title,
    ...[...text.slice(0, maxSourceCharacters).matchAll(headings)].map(([, inner = '']) => inner.replace(/<[^<>]{0,200}>/gu, ' ')),
  ].join('\n');

/**
 * Whether a page, by its own words, refuses: also at status 200 (R3). `undefined` where it reads like any other page.
 * A page with rows in a table is never called a refusal, even when a login box stands in its header.
 */
export function refusalOf(document: Document): SaidNo | undefined {
  if (hasRows(document)) return undefined;
  if (document.kind === 'json') {
    const refusal = refusalInJson(document.json);
    return refusal === undefined ? undefined : { refusal, isPlain: true };
  }
  return document.kind === 'html' || document.kind === 'text' ? refusalInPage(document) : undefined;
}

function refusalInPage(document: Document): SaidNo | undefined {
  const visible = document.passages.filter((passage) => !passage.hidden).map((passage) => passage.text);
  const words = visible.reduce((sum, text) => sum + text.length, 0) / charactersPerWord;
  const fields = document.forms.flatMap((form) => form.fields);
  const asksPassword = fields.some((field) => field.type === 'password');
  if (words >= maxFurnishedWords && !asksPassword) return undefined;
  const headline = saidIn(headlineOf(document));
  const isShort = words < maxRefusalWords;
  const body = isShort ? saidIn(visible.join('\n')) : new Set<Refusal>();
  if (isShort && isChallenge(document, { headline, body, words, isForm: fields.length > 1 }))
    return { refusal: 'challenge', isPlain: true };
  const isPlain = words < maxPlainWords;
  const told = words < maxFurnishedWords ? firstOf(headline, ['denied', 'not-found']) : undefined;
  if (told !== undefined) return { refusal: told, isPlain: true };
  if (headline.has('login') && (asksPassword || isShort)) return { refusal: 'login', isPlain: true };
  if (asksPassword && isShort) return { refusal: 'login', isPlain };
  const muttered = firstOf(body, ['denied', 'not-found']);
  if (muttered !== undefined) return { refusal: muttered, isPlain };
  if ((headline.has('error') && isShort) || (body.has('error') && isPlain)) return { refusal: 'error', isPlain: true };
  return undefined;
}

type Signs = {
  readonly headline: ReadonlySet<Refusal>;
  readonly body: ReadonlySet<Refusal>;
  readonly words: number;
  /** Fields to fill in: a contact page has a captcha too. */
  readonly isForm: boolean;
};

const maxChallengeWords = 150;
const maxSilentWords = 40;

function isChallenge({ text }: Document, { headline, body, words, isForm }: Signs): boolean {
  if (isForm) return false;
  if (headline.has('challenge') || (body.has('challenge') && words < maxChallengeWords)) return true;
  return words < maxSilentWords && marks.in(text.slice(0, maxSourceCharacters)).size > 0;
}

function hasRows(document: Document): boolean {
  for (const table of document.tables) {
    if (table.shape !== 'grid') continue;
    let rows = 0;
    for (const _ of table.rows) if (++rows > 2) return true;
  }
  return false;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `errors: []`, `error: 0`, `error: ""`: all is well. */
const isNothing = (error: unknown): boolean =>
  error === undefined ||
  error === null ||
  error === false ||
  error === 0 ||
  error === '' ||
  (Array.isArray(error) && error.length === 0) ||
  (isRecord(error) && Object.keys(error).length === 0);

const maxErrorCharacters = 2_000;
// Too plain for a page, where rules say so too; an API that says it of an error means the asker.
const saysDenied =
  /unauthenticated|not[ _](?:authori[sz]ed|authenticated|allowed|permitted|logged[ _]in)|must be (?:logged|signed) in/iu;

/** APIs that refuse inside a 200: ArcGIS' `error`, GraphQL's `errors`, WordPress' `code` + `message`, `detail`, `success: false`. */
function refusalInJson(json: unknown): Refusal | undefined {
  if (!isRecord(json)) return undefined;
  const error = json.error ?? json.errors ?? (json.success === false ? json : undefined) ?? (onlySays(json) ? json : undefined);
  if (isNothing(error) || (Array.isArray(json.data) && json.data.length > 0)) return undefined;
  const told = JSON.stringify(error).slice(0, maxErrorCharacters);
  if (saysDenied.test(told)) return 'denied';
  const says = firstOf(saidIn(told), ['denied', 'not-found', 'login']);
  return says === 'login' ? 'denied' : (says ?? 'error');
}

const sayings = new Set([
  'code',
  'message',
  'detail',
  'details',
  'status',
  'statuscode',
  'title',
  'type',
  'data',
  'path',
  'timestamp',
  'error',
  'errors',
  'reason',
]);

const onlySays = (json: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(json);
  return keys.length > 0 && keys.every((key) => sayings.has(key.toLowerCase())) && ('message' in json || 'detail' in json);
};
