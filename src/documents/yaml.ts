import { parseAllDocuments } from 'yaml';
import type { Document, Passage, Reader, Source } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { embeddedIn } from '../reading/embedded.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { plainText } from '../reading/line-records.ts';
import { paragraphsOf } from '../reading/paragraphs.ts';
import { shapesOf } from '../reading/shapes.ts';
import { unreadable } from '../reading/unreadable.ts';
import { titleIn } from '../reading/value-title.ts';

/** Larger ones are read as lines of text: the parser takes a second for each MB. */
const maxBytes = 256 * 1024;
const maxAliases = 100;
/** Deeper indentation than anybody writes; each step of it is a call of the parser's. */
const maxOpened = 200;

const isNamed = (source: Source): boolean =>
  /\.ya?ml$/iu.test(source.name) || /^(?:application|text)\/(?:[\w.-]{1,40}\+)?(?:x-)?yaml\b/iu.test(source.contentType);

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head) || !isNamed(source)) return 0;
  // Some name JSON so; and error pages come under any name.
  return /^\s{0,200}[<{[]/u.test(headOf(source.body.head, source.contentType)) ? 0.05 : 0.9;
}

/** Programs fold `[[[[…` and `- - - -` into one call each. */
const deep = new RegExp(`(?:[[{]\\s{0,4}){${maxOpened}}|(?:- ){${maxOpened}}|\\n {${maxOpened * 2}}`, 'u');

/** As plain words: a telephone number keeps its nought, a date its order. Nothing where it says nothing. */
const options: Parameters<typeof parseAllDocuments>[1] = {
  schema: 'failsafe',
  customTags: ['null', 'merge'],
  merge: true,
  logLevel: 'silent',
  uniqueKeys: false,
  prettyErrors: false,
};

function valuesOf(text: string): readonly unknown[] | undefined {
  try {
    const documents = parseAllDocuments(text, options);
    if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined;
    return documents.map((one) => one.toJS({ maxAliasCount: maxAliases }));
  } catch {
    // Templates that only become YAML, and aliases of aliases of aliases.
    return undefined;
  }
}

const comment = /^[ \t]*#+[ \t]?(.*)$/gmu;

const commentsIn = (text: string): readonly Passage[] =>
  paragraphsOf([...text.matchAll(comment)].map(([, said = '']) => said).join('\n')).map((passage) => ({
    ...passage,
    where: 'comment',
    at: undefined,
  }));

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const asText = (): Document => ({ ...blank('text', 'text/plain'), text, ...plainText(text) });
  if (source.body.size > maxBytes) return asText();
  if (deep.test(text)) throw unreadable(`nested more than ${maxOpened} deep`, asText());
  const values = valuesOf(text);
  if (values === undefined || !values.some((value) => typeof value === 'object' && value !== null)) return asText();
  const shapes = values.map((value) => shapesOf(value, ''));
  const flat: Document = {
    ...blank('json', 'application/yaml'),
    text,
    title: titleIn(values[0]),
    tables: shapes.flatMap(({ tables }) => tables),
    passages: commentsIn(text),
  };
  return embeddedIn(
    flat,
    shapes.flatMap(({ embedded }) => embedded),
    nested,
  );
}

export default { title: 'YAML', accepts, read } satisfies Reader;
