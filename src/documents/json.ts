import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { chatIn } from '../reading/chat-values.ts';
import { embeddedIn } from '../reading/embedded.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { isBottomless, opensJson, parseJson } from '../reading/json-text.ts';
import { maxNesting } from '../reading/key-paths.ts';
import { plainText } from '../reading/line-records.ts';
import { paragraphsOf } from '../reading/paragraphs.ts';
import { shapesOf } from '../reading/shapes.ts';
import { unreadable } from '../reading/unreadable.ts';
import { valueLinks } from '../reading/value-links.ts';
import { titleIn } from '../reading/value-title.ts';

const maxBytes = 128 * 1024 * 1024;

const isNamed = (source: Source): boolean =>
  /\.(?:json|geojson|jsonl|ndjson|webmanifest)$/iu.test(source.name) ||
  /^(?:application|text)\/(?:[\w.-]{1,40}\+)?(?:x-)?(?:nd)?json\b/iu.test(source.contentType);

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head)) return 0;
  const opens = opensJson(headOf(source.body.head, source.contentType));
  if (opens) return isNamed(source) ? 1 : 0.85;
  return isNamed(source) ? 0.15 : 0;
}

type Nested = Parameters<Reader['read']>[1];

async function read(source: Source, nested: Nested): Promise<Document> {
  if (source.body.size > maxBytes) throw unreadable(`JSON larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const asText = (): Document => ({ ...blank('text', 'text/plain'), text, ...plainText(text) });
  if (isBottomless(text)) throw unreadable(`nested more than ${maxNesting} deep`, asText());
  const parsed = parseJson(text);
  if (parsed.outcome === 'not-json') return asText();
  const chat = chatIn(parsed.value);
  const { tables, embedded } = shapesOf(chat ? chat.rest : parsed.value, '');
  const flat: Document = {
    ...blank('json', 'application/json'),
    text,
    json: parsed.value,
    title: titleIn(parsed.value),
    tables: chat ? [chat.table, ...tables] : tables,
    links: valueLinks(parsed.value, { base: source.url, rel: '' }),
  };
  const scalar =
    typeof parsed.value === 'string' ? paragraphsOf(parsed.value).map((passage) => ({ ...passage, at: undefined })) : [];
  const document = await embeddedIn({ ...flat, passages: scalar }, embedded, nested);
  if (parsed.outcome === 'cut') throw unreadable('JSON that ends early', document);
  return document;
}

export default { title: 'JSON', accepts, read } satisfies Reader;
