import type { Document, Passage, Reader, Source } from '../model.ts';
import { blank, within } from '../reading/blank.ts';
import { selectIn } from '../reading/dom.ts';
import { embeddedIn } from '../reading/embedded.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { type Branch, parseMarkup } from '../reading/markup.ts';
import { flowOf } from '../reading/page-flow.ts';
import { type FormPage, filledForm, formOf, labelsOf, scriptedForm } from '../reading/page-forms.ts';
import { innerOf, isDocument } from '../reading/page-inner.ts';
import { islandsOf } from '../reading/page-islands.ts';
import { baseOf, linksOf } from '../reading/page-links.ts';
import { shown, textOf } from '../reading/page-text.ts';
import { shapesOf } from '../reading/shapes.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 64 * 1024 * 1024;

/** Pieces of pages that scripts ask for begin anywhere. */
const fragments = /<(?:table|tr|td|div|p|li|dl|form)\b[^<>]{0,300}>/giu;
const minFragments = 3;

/** Pieces of pages that other markup may be made of, too: believed where the address or the server says it is a page. */
const bareTags = /^<(?:pre|font|li|tr|td|small|strong|em|b|i|center|code)\b/iu;

function accepts(source: Source): number {
  if (!looksLikeText(source.body.head)) return 0;
  const head = headOf(source.body.head, source.contentType).trimStart();
  const named = /^(?:text\/html|application\/xhtml\+xml)\b/iu.test(source.contentType) || /\.x?html?$/iu.test(source.name);
  if (/^(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!--[\s\S]{0,2000}?-->\s{0,20}){0,3}<(?:!doctype html|html|head|body)\b/iu.test(head))
    return 0.95;
  const tags = /<(?:div|p|table|form|ul|ol|h[1-6]|a|span|script|meta|title|br|dl|section|article|main|nav)\b[^<>]{0,500}>/iu.test(
    head,
  );
  if (head.startsWith('<') && tags) return named ? 0.9 : 0.7;
  if (named && head.startsWith('<') && bareTags.test(head)) return 0.9;
  if (named) return tags ? 0.6 : 0.25;
  return (head.match(fragments)?.length ?? 0) >= minFragments ? 0.45 : 0;
}

/** What the head says of the page: text that no block shows. */
function asides(noted: readonly Branch[]): Passage[] {
  const passages: Passage[] = [];
  const put = (text: string, where: string, label: string): void => {
    if (text !== '') passages.push({ text, where, at: undefined, hidden: true, label });
  };
  for (const branch of noted) {
    const { name, property, content } = branch.attributes;
    if (branch.tag === 'meta' && content && /description|author|title|reply-to|contact|email/iu.test(name ?? property ?? ''))
      put(content, 'page head', '');
  }
  return passages;
}

const commentPassage = (comment: string): Passage => ({
  text: shown(comment),
  where: 'comment in the source',
  at: undefined,
  hidden: true,
  label: '',
});

/** The encoding the page itself declares, within the first bytes as browsers look for it. */
const declaredIn = (source: Source): string =>
  charsetOf(source.contentType) ||
  (/<meta[^>]{0,200}charset\s{0,4}=\s{0,4}["']?([\w.:-]{1,40})/iu.exec(headOf(source.body.head, ''))?.[1] ?? '');

type Nested = Parameters<Reader['read']>[1];

type Parts = Pick<Document, 'passages' | 'tables' | 'links' | 'forms' | 'gaps'>;

/** What scripts and attributes carry: there, and not shown. */
async function carried(noted: readonly Branch[], nested: Nested): Promise<Parts> {
  const shapes = islandsOf(noted).map(({ value, where }) => shapesOf(value, where));
  const flat = { ...blank('json', ''), tables: shapes.flatMap(({ tables }) => tables) };
  const whole = await embeddedIn(
    flat,
    shapes.flatMap(({ embedded }) => embedded),
    nested,
  );
  return asHidden(whole);
}

const asHidden = (parts: Parts): Parts => ({
  ...parts,
  passages: parts.passages.map((passage) => ({ ...passage, hidden: true })),
  tables: parts.tables.map((table) => ({ ...table, hidden: true })),
});

async function inside(noted: readonly Branch[], comments: readonly string[], nested: Nested): Promise<readonly Parts[]> {
  const parts: Parts[] = [];
  for (const { bytes, contentType, where, hidden } of innerOf(noted, comments)) {
    const document = await nested({ bytes, contentType, name: '' });
    if (document) parts.push(hidden ? asHidden(within(where, document)) : within(where, document));
  }
  return parts;
}

/** More texts than one to so many characters of its source nobody puts on a page. */
const charactersEach = 32;
const fewPassages = 2_000;

async function read(source: Source, nested: Nested): Promise<Document> {
  if (source.body.size > maxBytes) throw unreadable(`HTML larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, declaredIn(source));
  const { root, comments, noted } = parseMarkup(text);
  const flow = flowOf(root);
  const base = baseOf(noted, source.url);
  const heading = noted.find((branch) => branch.tag === 'h1');
  const forms: FormPage = { base, labels: labelsOf(noted), heading: heading ? textOf(heading) : '' };
  const scripted = scriptedForm(noted, forms);
  const filled = noted.filter((branch) => branch.tag === 'form').map((branch) => formOf(branch, forms));
  const records = [...filled, ...(scripted ? [scripted] : [])].map(filledForm).filter((table) => table !== undefined);
  const title = noted.find((branch) => branch.tag === 'title');
  const others = [await carried(noted, nested), ...(await inside(noted, comments, nested))];
  const remarks = comments.filter((comment) => !isDocument(comment)).map(commentPassage);
  const passages = [...flow.passages, ...asides(noted), ...remarks, ...others.flatMap((part) => part.passages)];
  const most = Math.floor(fewPassages + text.length / charactersEach);
  return {
    ...blank('html', 'text/html'),
    title: title ? textOf(title) : forms.heading,
    text,
    passages: passages.length > most ? passages.slice(0, most) : passages,
    tables: [...flow.tables, ...records, ...others.flatMap((part) => part.tables)],
    links: [...linksOf(noted, base), ...others.flatMap((part) => part.links)],
    forms: [...filled, ...(scripted ? [scripted] : []), ...others.flatMap((part) => part.forms)],
    select: selectIn(text, 'html'),
    gaps: [...others.flatMap((part) => part.gaps), ...(passages.length > most ? [`more than ${most} pieces of text`] : [])],
  };
}

export default { title: 'HTML', accepts, read } satisfies Reader;
