/** Whom a mail was sent to, one by one: a list of hundreds in `To:` is the mistake itself. */

import type { Table } from '../model.ts';

/** Mail programs write a few hundred; the parser takes its time for each. */
const maxParsedBytes = 16 * 1024;
const maxHeaderBytes = 64 * 1024 * 1024;
const maxRecipients = 200_000;
/** Fewer are a letter between people, not a list of them. */
const minRecipients = 3;

/** As the parser of mails tells an address, or a group of them. */
type Address = { readonly name: string; readonly address?: string | undefined; readonly group?: readonly Address[] | undefined };

export type Recipient = readonly [name: string, address: string];

const lf = 0x0a;
const comma = 0x2c;
const newLine = Buffer.from('\n');

/** Where the head ends: at the first empty line. */
function endOfHead(bytes: Buffer): number {
  const unix = bytes.indexOf('\n\n', 0, 'latin1');
  const dos = bytes.indexOf('\r\n\r\n', 0, 'latin1');
  const end = Math.min(unix < 0 ? bytes.length : unix, dos < 0 ? bytes.length : dos);
  return Math.min(end, maxHeaderBytes);
}

/** Just past a field that begins at `from`: lines that begin with a blank go on with it. */
function endOfField(bytes: Buffer, from: number, limit: number): number {
  for (let at = bytes.indexOf(lf, from); at >= 0 && at < limit; at = bytes.indexOf(lf, at + 1)) {
    const next = bytes[at + 1];
    if (next !== 0x20 && next !== 0x09) return at + 1;
  }
  return limit;
}

const field = /^(?:to|cc|bcc|resent-to|resent-cc)\s{0,3}:/iu;
const maxRecipientChars = 320;
const endsAddress: ReadonlySet<string> = new Set(' \t<>"\'()');

/** `"Jane Doe" <jane@…>` or `jane@…`, taken apart from its `@` outwards; commas inside a name cost its first half. */
function recipientIn(piece: string): Recipient | undefined {
  const at = piece.length > maxRecipientChars ? -1 : piece.lastIndexOf('@');
  if (at < 1) return undefined;
  let from = at;
  while (from > 0 && !endsAddress.has(piece[from - 1] ?? '')) from -= 1;
  let to = at + 1;
  while (to < piece.length && !endsAddress.has(piece[to] ?? '')) to += 1;
  const isAddress = from < at && piece.slice(at, to).includes('.');
  return isAddress ? [piece.slice(0, from).replaceAll(/["<]/gu, '').trim(), piece.slice(from, to)] : undefined;
}

/** A message without the far end of its long lists of recipients, and who stood there. */
export function withoutCrowds(bytes: Uint8Array<ArrayBuffer>): {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly crowd: readonly Recipient[];
} {
  if (bytes.length <= maxParsedBytes) return { bytes, crowd: [] };
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const limit = endOfHead(whole);
  if (limit <= maxParsedBytes) return { bytes, crowd: [] };
  const kept: Buffer[] = [];
  const crowd: Recipient[] = [];
  let left = maxParsedBytes;
  let isShortened = false;
  for (let at = 0; at < limit; ) {
    const end = endOfField(whole, at, limit);
    const isList = field.test(whole.toString('latin1', at, Math.min(end, at + 20)));
    const cut = isList && end - at > left ? divideAt(whole, at + left, end) : end;
    kept.push(whole.subarray(at, cut));
    isShortened ||= cut < end;
    if (cut < end && whole[cut - 1] !== lf) kept.push(newLine);
    if (isList) left = Math.max(0, left - (cut - at));
    for (const piece of cut < end ? whole.toString('utf8', cut, end).split(/[,;\r\n]/u) : []) {
      const recipient = crowd.length < maxRecipients ? recipientIn(piece) : undefined;
      if (recipient !== undefined) crowd.push(recipient);
    }
    at = end;
  }
  if (!isShortened) return { bytes, crowd };
  return { bytes: new Uint8Array(Buffer.concat([...kept, whole.subarray(limit)])), crowd };
}

const maxUndivided = 2_000;

/** Where a list may be cut at or after `from` without cutting anybody in two: behind a comma or a line; anywhere, if there is neither for long. */
function divideAt(bytes: Buffer, from: number, end: number): number {
  const most = Math.min(end, from + maxUndivided);
  for (let at = from; at < most; at += 1) if (bytes[at] === comma || bytes[at] === lf) return at + 1;
  return most;
}

const flat = ({ name, address, group }: Address): readonly Recipient[] =>
  address === undefined ? (group ?? []).flatMap(flat) : [[name, address]];

/** Those who were written to, as a list; nothing where they are two. */
export function recipientsOf(lists: readonly (readonly Address[] | undefined)[], crowd: readonly Recipient[]): readonly Table[] {
  const all = [...lists.flatMap((list) => (list ?? []).flatMap(flat)), ...crowd].filter(([, address]) => address !== '');
  if (all.length < minRecipients) return [];
  return [
    {
      where: 'recipients',
      shape: 'list',
      header: ['recipient name', 'recipient email'],
      rows: all,
      hidden: false,
      caption: '',
      hiddenColumns: [],
    },
  ];
}
