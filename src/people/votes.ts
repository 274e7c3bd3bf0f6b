import { withoutStops } from '../vocabulary/labels.ts';
import { remembering } from '../vocabulary/remembering.ts';
import type { Detecting } from './column.ts';
import type { Headed } from './headings.ts';

const maxLabelCharacters = 160;

/** Kinds whose shape decides little: there a column's name must be believed. */
export const wordy = new Set([
  'person-name',
  'postal-address',
  'health',
  'ethnicity',
  'religion',
  'sexual-orientation',
  'free-text',
  'criminal-allegation',
]);
/** Numbers that fit by chance, or dates that may be anything: without a name they need many cells and hardly an exception. */
const chancy = new Set(['nhs-number', 'payment-card', 'date-of-birth', 'phone-number']);

/**
 * Under a telling name the shape is enough: values kept for documentation fit no checksum, and programs write dates as
 * seconds or milliseconds since 1970.
 */
const loose = new Map([
  ['date-of-birth', /^-?\d{8,10}(?:\d{3})?$/u],
  ['uk-postcode', /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/iu],
  ['nhs-number', /^\d{3}[ -]?\d{3}[ -]?\d{4}$/u],
  ['national-insurance-number', /^[A-Z]{2}(?: ?\d{2}){3} ?[A-Z]$/iu],
]);

/** Answers to a yes-or-no question name no illness. */
const choice =
  /^(?:yes|no|true|false|ja|nein|oui|non|s[ií]|no|nee|tak|nie|nej|kyll[aä]|ei|don.?t know|unknown|not known|none|refused|prefer not to say)\b/iu;

export type Vote = { readonly kind: string | undefined; readonly share: number };
export const nothing: Vote = { kind: undefined, share: 0 };

/** `07… (safe to text)`: what clerks add to a number. */
const remark = /\s{1,3}\([^()]{1,80}\)$/u;

function announcedVote(kind: string, cells: readonly string[], detecting: Detecting): Vote {
  const shape = loose.get(kind);
  const fits = (cell: string): boolean =>
    detecting.accepts(kind, cell) ||
    shape?.test(cell) === true ||
    (remark.test(cell) && detecting.accepts(kind, cell.replace(remark, '')));
  const share = cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
  if (!wordy.has(kind)) return { kind: share >= 0.15 || (share > 0 && cells.length <= 12) ? kind : undefined, share };
  const told =
    kind === 'ethnicity' ||
    kind === 'religion' ||
    kind === 'sexual-orientation' ||
    cells.some((cell) => /\p{L}{3}/u.test(cell) && !choice.test(cell) && !/^(?:https?|urn):/iu.test(cell));
  return told && cells.length > 0 ? { kind, share: Math.max(share, 0.01) } : nothing;
}

const generic = /[.\]/](?:value|display|text|code|coding|content|answer|string|label|line|0|1)$/iu;

type Readings = {
  /** What one label may be read as, the likeliest first. */
  readonly labels: readonly string[];
  /** The path of what may name its value. */
  readonly root: string | undefined;
};

/** Records of one program have the same keys. */
const readingsOf = remembering((given: string): Readings => {
  const label = withoutStops(given);
  const labels = endingsOf(label);
  for (let path = label; generic.test(path); ) {
    path = path.replace(generic, '');
    labels.push(path);
  }
  return { labels, root: /^(.*[.\]/])(?:value|answer|content|text)$/iu.exec(label)?.[1] };
});

/** `patient.identifier.value` is what `patient.identifier.system` says; `vaccine.coding.display` is about a vaccine. */
export function labelsFor(index: number, { header, sample }: Headed): readonly string[] {
  const { labels, root } = readingsOf(header[index] ?? '');
  if (root === undefined) return labels;
  const naming = header.findIndex(
    (other) => other.startsWith(root) && /^(?:system|type|label|name|key|question|title|field)$/iu.test(other.slice(root.length)),
  );
  const names = naming < 0 ? [] : [...new Set(sample.map((row) => row[naming] ?? ''))];
  return names.length === 1 && names[0] !== undefined ? [...labels, names[0].replace(/^https?:.*[/#]/u, '')] : labels;
}

const maxSteps = 8;

/** `applicant.phone.primary` is `primary`, else `phone.primary`, else all of it. */
function endingsOf(label: string): string[] {
  if (/\s/u.test(label)) return [label];
  const steps = label
    .split(/[.[\]/]+/u)
    .filter((step) => step !== '')
    .slice(-maxSteps);
  return steps.length < 2 ? [label] : [...steps.map((_, at) => steps.slice(steps.length - 1 - at).join('.')), label];
}

/** Of the kinds a name may announce, the one most cells are. */
export function namedVote(labels: readonly string[], cells: readonly string[], detecting: Detecting): Vote {
  const kinds =
    labels.map((label) => (label === '' ? [] : detecting.kindsOfLabel(label))).find((kinds) => kinds.length > 0) ?? [];
  const votes = kinds.map((kind) => announcedVote(kind, cells, detecting));
  return votes.filter((vote) => vote.kind !== undefined).toSorted((one, other) => other.share - one.share)[0] ?? nothing;
}

const withinKinds = [
  'email-address',
  'national-insurance-number',
  'iban',
  'nhs-number',
  'phone-number',
  'uk-postcode',
  'date-of-birth',
];

/** `Tel 07…`, `12 High Street, AB1 2CD`: cells that hold more than the value. */
function withinVote(cells: readonly string[], detecting: Detecting): Vote {
  if (cells.length < 2 || cells.some((cell) => cell.length > maxLabelCharacters || !/[\d@]/u.test(cell))) return nothing;
  const inside = cells.slice(0, maxFirstCells).map((cell) => new Set(detecting.find(cell).map((match) => match.detector)));
  const votes = withinKinds.map((kind) => ({ kind, share: inside.filter((kinds) => kinds.has(kind)).length / inside.length }));
  return votes.find((vote) => vote.share >= 0.7) ?? reachedVote(inside);
}

/** A mailbox in one cell, a number in the next. */
function reachedVote(inside: readonly ReadonlySet<string>[]): Vote {
  const share = (kind: string): number => inside.filter((kinds) => kinds.has(kind)).length / inside.length;
  const either = inside.filter((kinds) => kinds.has('email-address') || kinds.has('phone-number')).length / inside.length;
  const kind = share('email-address') >= share('phone-number') ? 'email-address' : 'phone-number';
  return either >= 0.7 ? { kind, share: either } : nothing;
}

/** `Reach you on`: a mailbox from one, a number from another. */
function contactVote(cells: readonly string[], { accepts }: Detecting): Vote {
  const mailboxes = cells.filter((cell) => cell.includes('@') && accepts('email-address', cell)).length;
  const numbers = cells.filter((cell) => !cell.includes('@') && accepts('phone-number', cell)).length;
  if (mailboxes === 0 || numbers === 0 || mailboxes + numbers < cells.length * 0.7) return nothing;
  return { kind: mailboxes >= numbers ? 'email-address' : 'phone-number', share: (mailboxes + numbers) / cells.length };
}

const maxFirstCells = 10;
/** Small numbers, addresses of pages, times, digests: what most columns of programs hold. */
const boring =
  /^(?:-?\d{1,5}(?:\.\d{1,9})?|(?:https?:|\/).*|[0-9a-f]{16,128}|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d[T ].*|#[0-9a-f]{3,8})$/iu;

/** Fewer figures than this, apart from letters, are no number of anybody. */
const minFigures = 5;

const isFigure = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

/** An `@`, five figures, a letter beside a figure, or an address of a machine: without one of them a cell identifies nobody. */
function mayIdentify(cell: string): boolean {
  let figures = 0;
  let stops = 0;
  let last = 0;
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code === 64 || (code === 58 && last === 58)) return true;
    if (isFigure(code)) {
      figures += 1;
      if (figures >= minFigures || isLetter(last)) return true;
    } else if (isLetter(code) && isFigure(last)) return true;
    else if (code === 46 && isFigure(last) && ++stops === 3) return true;
    last = code;
  }
  return false;
}

/** Column voting: without a telling name, what nearly all cells are. */
export function silentVote(cells: readonly string[], detecting: Detecting): Vote {
  const first = cells.slice(0, maxFirstCells);
  if (first.filter((cell) => mayIdentify(cell) && !boring.test(cell)).length * 2 < first.length || cells.length === 0)
    return nothing;
  const guess = detecting.kindOfCells(first);
  const winner = guess === undefined || cells.length === first.length ? guess : detecting.kindOfCells(cells);
  const contact = contactVote(cells, detecting);
  if (contact.kind !== undefined) return contact;
  if (winner === undefined || winner.share < 0.6 || wordy.has(winner.id)) return withinVote(cells, detecting);
  if (chancy.has(winner.id) && (cells.length < 3 || winner.share < 0.9)) return nothing;
  return { kind: winner.id, share: winner.share };
}
