import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { headOf, looksLikeText } from '../reading/encoding.ts';

/** RFC 9112, 3 and 4: the line that a message begins with, and its fields. */
const opening =
  /^(?:HTTP\/\d(?:\.\d)? \d{3}\b[^\r\n]{0,100}|(?:POST|PUT|PATCH) [^\s]{1,2000} HTTP\/\d(?:\.\d)?)\r?\n(?:[\w-]{1,60}:[^\r\n]{0,2000}\r?\n){1,60}\r?\n/u;
const typeField = /^content-type:\s{0,10}([^\r\n]{1,200})/imu;
const sizeLine = /^[\da-f]{1,8}\r?\n/iu;

const headIn = (source: Source): string => opening.exec(headOf(source.body.head, ''))?.[0] ?? '';

const accepts = (source: Source): number => (looksLikeText(source.body.head) && headIn(source) !== '' ? 0.93 : 0);

/** An answer or a request as tests and proxies record them: what it carries is the document. */
async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const head = headIn(source);
  const body = source.body.whole().subarray(new TextEncoder().encode(head).length);
  const size = sizeLine.exec(headOf(body, ''))?.[0] ?? '';
  const carried = /^transfer-encoding:\s{0,10}chunked/imu.test(head) ? body.subarray(size.length) : body;
  const inner = await nested({ bytes: new Uint8Array(carried), name: '', contentType: typeField.exec(head)?.[1]?.trim() ?? '' });
  return inner ?? blank('text', 'message/http');
}

export default { title: 'Recorded HTTP message', accepts, read } satisfies Reader;
