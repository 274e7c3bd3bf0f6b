import { bodyOf } from '../body.ts';
import type { Document, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { charsetOf, decodeAll, looksLikeText } from '../reading/encoding.ts';
import { plainText } from '../reading/line-records.ts';
import { islandsInScript } from '../reading/page-islands.ts';
import { paragraphsOf } from '../reading/paragraphs.ts';
import { phpTables } from '../reading/php-arrays.ts';
import { assignedIn } from '../reading/script-literals.ts';
import { shapesOf } from '../reading/shapes.ts';

const maxBytes = 256 * 1024 * 1024;

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head)) return 0;
  return /\.(?:txt|log|md|text)$/iu.test(source.name) ? 0.2 : 0.1;
}

const isScript = ({ name, contentType }: Source): boolean =>
  /\.m?js$/iu.test(name) || /^(?:text|application)\/(?:x-)?(?:java|ecma)script\b/iu.test(contentType);

const minMembers = 6;

/** Values that a script assigns are read as such. */
const isLiteral = (text: string): boolean =>
  (text.match(/["']\s{0,4}:\s{0,4}["'\d{[]/gu)?.length ?? 0) >= minMembers && valuesOf(text).length > 0;

/** The lists a script holds, or else the object it begins with. */
function valuesOf(script: string): ReturnType<typeof islandsInScript> {
  const islands = islandsInScript(script);
  const object = islands.length === 0 ? assignedIn(script) : undefined;
  return object === undefined ? islands : [{ value: object, where: 'data in a script' }];
}

function withArrays(text: string): ReturnType<typeof plainText> {
  const { passages, tables } = plainText(text);
  return { passages, tables: [...phpTables(text), ...tables] };
}

function read(source: Source): Document {
  const isLong = source.body.size > maxBytes;
  const body = isLong ? bodyOf(source.body.whole().subarray(0, maxBytes)) : source.body;
  const text = decodeAll(body, charsetOf(source.contentType));
  const gaps = isLong ? [`only the first ${maxBytes / 1024 / 1024} MB were read`] : [];
  const shown = isScript(source)
    ? {
        passages: paragraphsOf(text).filter((passage) => !isLiteral(passage.text)),
        tables: valuesOf(text).flatMap(({ value, where }) => shapesOf(value, where).tables),
      }
    : withArrays(text);
  return { ...blank('text', isScript(source) ? 'text/javascript' : 'text/plain'), text, ...shown, gaps };
}

export default { title: 'Plain text', accepts, read } satisfies Reader;
