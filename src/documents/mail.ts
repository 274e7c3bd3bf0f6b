import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import type { Document, Passage, Reader, Source, Table } from '../model.ts';
import { blank, within } from '../reading/blank.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { labelledLines } from '../reading/labelled-lines.ts';
import { plainText } from '../reading/line-records.ts';
import { paragraphsOf } from '../reading/paragraphs.ts';
import { type Recipient, recipientsOf, withoutCrowds } from '../reading/recipients.ts';
import { alikeAsLists } from '../reading/records-alike.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxMessages = 10_000;
const maxAttachments = 1000;
const maxPartDepth = 50;
/** The parser takes its time for each part; a message has a few. */
const maxBoundaryLines = 5000;
/** So it does for each line: letters have longer ones, and what is encoded has lines of 60 characters and more. */
const maxLines = 50_000;
const minLineBytes = 12;
const maxTextBytes = 8 * 1024 * 1024;

const header = ['From name', 'From', 'Reply-To', 'To', 'Cc', 'Bcc', 'Subject', 'Date'];

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head)) return 0;
  const head = headOf(source.body.head, source.contentType).trimStart();
  if (!/^(?:From \S|[A-Za-z][\w-]{1,60}:[ \t])/u.test(head)) return 0;
  const fields = head
    .split(/\r?\n\r?\n/u, 1)[0]
    ?.match(/^(?:from|to|cc|subject|date|received|message-id|mime-version|return-path|delivered-to|content-type)\s{0,3}:/gimu);
  const many = new Set(fields?.map((field) => field.toLowerCase())).size;
  if (many < 2) return 0;
  const named =
    /^(?:message\/rfc822|application\/mbox|multipart\/)/iu.test(source.contentType) ||
    /\.(?:eml|mbox|mht|mhtml)$/iu.test(source.name);
  if (named) return 0.95;
  return many >= 4 || /^(?:received|return-path|message-id|mime-version):/imu.test(head) ? 0.85 : 0;
}

/** Where each message of a mailbox starts and ends. */
function messagesIn(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.toString('latin1', 0, 5) !== 'From ') return [bytes];
  const messages: Uint8Array<ArrayBuffer>[] = [];
  let start = 0;
  while (start < bytes.length && messages.length < maxMessages) {
    const next = whole.indexOf('\nFrom ', start, 'latin1');
    const end = next < 0 ? bytes.length : next + 1;
    const body = whole.indexOf('\n', start, 'latin1') + 1;
    if (body > 0 && body < end) messages.push(bytes.subarray(body, end));
    start = end;
  }
  return messages;
}

function boundaryLines(bytes: Uint8Array<ArrayBuffer>): number {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (
    let at = whole.indexOf('\n--', 0, 'latin1');
    at >= 0 && count <= maxBoundaryLines;
    at = whole.indexOf('\n--', at + 3, 'latin1')
  )
    count++;
  return count;
}

/** Whether it is nothing but line ends, or hardly more. */
function isCrumbled(bytes: Uint8Array): boolean {
  const most = Math.max(maxLines, bytes.length / minLineBytes);
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0 && lines <= most; at = bytes.indexOf(10, at + 1)) lines++;
  return lines > most;
}

const addressText = (address: Address): string =>
  address.address === undefined
    ? (address.group ?? []).map(addressText).join('; ')
    : [address.name, address.address === '' ? '' : `<${address.address}>`].filter((part) => part !== '').join(' ');

const addressesText = (addresses: readonly Address[] | undefined): string => (addresses ?? []).map(addressText).join('; ');

const rowOf = (mail: Email): readonly string[] => [
  mail.from?.address ? mail.from.name : '',
  mail.from?.address ?? (mail.from ? addressText(mail.from) : ''),
  addressesText(mail.replyTo),
  addressesText(mail.to),
  addressesText(mail.cc),
  addressesText(mail.bcc),
  mail.subject ?? '',
  mail.date ?? '',
];

type Part = Pick<Document, 'passages' | 'tables' | 'links' | 'forms' | 'gaps'>;

const bytesOf = ({ content }: Attachment): Uint8Array<ArrayBuffer> => {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof ArrayBuffer ? new Uint8Array(content) : new Uint8Array(content);
};

function plainPart(text: string, where: string): Part {
  const shown = plainText(text.replaceAll('\r\n', '\n'));
  const read = labelledLines(shown.passages.map((passage): Passage => ({ ...passage, where, at: undefined })));
  const tables = [...shown.tables, ...read.tables].map((table) => ({ ...table, where }));
  return { passages: read.passages, tables, links: [], forms: [], gaps: [] };
}

const sentTo = ({ to, cc, bcc }: Email, crowd: readonly Recipient[]): Part => ({
  passages: [],
  tables: recipientsOf([to, cc, bcc], crowd),
  links: [],
  forms: [],
  gaps: [],
});

type Nested = Parameters<Reader['read']>[1];

/** The body and what is attached to it. The HTML body says what the plain one does, and more. */
async function partsOf(mail: Email, where: string, nested: Nested): Promise<readonly Part[]> {
  const parts: Part[] = [];
  const html =
    mail.html === undefined
      ? undefined
      : await nested({ bytes: new TextEncoder().encode(mail.html), name: '', contentType: 'text/html; charset=utf-8' });
  if (html) parts.push(within(where, html));
  else if (mail.text !== undefined) parts.push(plainPart(mail.text, where));
  let number = 0;
  for (const attachment of mail.attachments.slice(0, maxAttachments)) {
    number++;
    const inner = await nested({ bytes: bytesOf(attachment), name: attachment.filename ?? '', contentType: attachment.mimeType });
    if (inner) parts.push(within(`${where}, attachment ${number}`, inner));
  }
  return parts;
}

/** Offsets where a plain body stands in the source as it is. */
const placedIn = (text: string, passages: readonly Passage[]): readonly Passage[] => {
  let from = 0;
  return passages.map((passage) => {
    const at = text.indexOf(passage.text, from);
    if (at < 0) return passage;
    from = at + passage.text.length;
    return { ...passage, at };
  });
};

/** The bytes as they are: what nobody can take apart may still tell of somebody. */
function asText(source: Source): Document {
  const text = decodeAll(source.body, charsetOf(source.contentType));
  return { ...blank('mail', 'message/rfc822'), text, passages: paragraphsOf(text) };
}

async function read(source: Source, nested: Nested): Promise<Document> {
  const messages = messagesIn(source.body.whole());
  const rows: (readonly string[])[] = [];
  const parts: Part[] = [];
  const gaps = messages.length >= maxMessages ? [`only the first ${maxMessages} messages were read`] : [];
  for (const bytes of messages) {
    const where = messages.length > 1 ? `message ${rows.length + 1}` : 'message';
    if (boundaryLines(bytes) > maxBoundaryLines) throw unreadable(`${where} has more than ${maxBoundaryLines} parts`);
    if (isCrumbled(bytes)) throw unreadable(`${where} has more than ${maxLines} lines of hardly anything`, asText(source));
    const { bytes: short, crowd } = withoutCrowds(bytes);
    const mail = await PostalMime.parse(short, { maxNestingDepth: maxPartDepth, forceRfc822Attachments: true }).catch(
      () => undefined,
    );
    if (!mail) gaps.push(`${where} is damaged`);
    rows.push(mail ? rowOf(mail) : []);
    if (mail) parts.push(sentTo(mail, crowd), ...(await partsOf(mail, where, nested)));
  }
  const text = source.body.size <= maxTextBytes ? decodeAll(source.body, charsetOf(source.contentType)) : '';
  const headers: Table = {
    where: 'mail headers',
    shape: rows.length > 1 ? 'list' : 'form',
    header,
    rows,
    hidden: false,
    caption: '',
    hiddenColumns: [],
  };
  const passages = parts.flatMap((part) => part.passages);
  return {
    ...blank('mail', messages.length > 1 ? 'application/mbox' : 'message/rfc822'),
    title: messages.length === 1 ? (rows[0]?.[6] ?? '') : '',
    text,
    passages: messages.length === 1 ? placedIn(text, passages) : passages,
    tables: [headers, ...alikeAsLists(parts.flatMap((part) => part.tables))],
    links: parts.flatMap((part) => part.links),
    forms: parts.flatMap((part) => part.forms),
    gaps: [...gaps, ...parts.flatMap((part) => part.gaps)],
  };
}

export default { title: 'Mail', accepts, read } satisfies Reader;
