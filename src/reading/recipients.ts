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
const cr = 0x0d;

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
const one = /(?:"([^"\n]{0,120})"|([^<>,;:@"\n]{0,120}))\s{0,8}<?([^\s<>,;:"@]{1,64}@[^\s<>,;:"@]{1,190}\.[\p{L}\d-]{2,24})>?/gu;

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
  for (let at = 0; at < limit; ) {
    const end = endOfField(whole, at, limit);
    const isList = field.test(whole.toString('latin1', at, Math.min(end, at + 20)));
    const cut = isList ? Math.min(end, lineEnd(whole, at + left, end)) : end;
    kept.push(whole.subarray(at, cut));
    if (isList) left = Math.max(0, left - (cut - at));
    if (cut < end)
      for (const [, quoted, plain, address = ''] of whole.toString('utf8', cut, end).matchAll(one)) {
        if (crowd.length >= maxRecipients) break;
        crowd.push([(quoted ?? plain ?? '').trim(), address]);
      }
    at = end;
  }
  if (crowd.length === 0) return { bytes, crowd };
  return { bytes: new Uint8Array(Buffer.concat([...kept, whole.subarray(limit)])), crowd };
}

/** The end of the line at `from`, so that nobody is cut in two. */
function lineEnd(bytes: Buffer, from: number, end: number): number {
  if (from >= end) return end;
  const found = bytes.indexOf(lf, from);
  const at = found < 0 || found >= end ? end : found + 1;
  return at < end && bytes[at - 2] === cr && bytes[at] === lf ? at + 1 : at;
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
