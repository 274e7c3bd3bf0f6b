import type { Document, Reader, Source } from '../model.ts';
import { chartValues } from '../office/chart.ts';
import { type Collected, collect } from '../office/collected.ts';
import { readWordPart, type WordStyles, wordStyles } from '../office/docx-part.ts';
import { drawingTexts } from '../office/drawing.ts';
import { type Flow, openFlow } from '../office/flow.ts';
import { addBelongings, addTakenIn } from '../office/ooxml-extras.ts';
import { openPackage, type Package, packageKind } from '../office/package.ts';
import { unreadable } from '../reading/unreadable.ts';

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Parts of text beside the document's own, with what a clerk would call them. */
const besides: readonly (readonly [pattern: RegExp, where: string, hidden: boolean])[] = [
  [/(?:^|\/)header\d*\.xml$/iu, 'page header', false],
  [/(?:^|\/)footer\d*\.xml$/iu, 'page footer', false],
  [/(?:^|\/)footnotes\d*\.xml$/iu, 'footnote', false],
  [/(?:^|\/)endnotes\d*\.xml$/iu, 'endnote', false],
  [/(?:^|\/)comments\d*\.xml$/iu, '', true],
  [/(?:^|\/)glossary\/document\d*\.xml$/iu, 'building blocks', true],
  [/(?:^|\/)settings\.xml$/iu, 'document properties', true],
];

type Reading = { readonly office: Package; readonly flow: Flow; readonly styles: WordStyles; readonly to: Collected };

function addWords({ office, flow, styles, to }: Reading): void {
  const authors = new Set<string>();
  const add = (part: string): void => {
    for (const author of readWordPart(office.text(part) ?? '', flow, { styles, to })) authors.add(author);
  };
  to.attempt(() => add(office.main));
  for (const [pattern, where, hidden] of besides) {
    for (const part of office.names.filter((name) => pattern.test(name))) {
      flow.enter(where, hidden ? 'hidden' : undefined);
      to.attempt(() => add(part));
      flow.leave();
    }
  }
  for (const author of authors) to.say(author, 'document properties', { hidden: true, label: 'author of a change or comment' });
}

function addDrawings(office: Package, to: Collected): void {
  for (const name of office.names.filter((part) => /(?:^|\/)(?:charts|diagrams|drawings)\/[^/]+\.xml$/iu.test(part))) {
    to.attempt(() => {
      const text = office.text(name) ?? '';
      const isChart = name.includes('charts/');
      for (const paragraph of drawingTexts(text).paragraphs) to.say(paragraph, isChart ? 'chart' : 'diagram');
      const values = isChart ? chartValues(text, 'stored values of a chart') : undefined;
      if (values) to.add({ tables: [values] });
    });
  }
}

function addLinks(office: Package, to: Collected): void {
  for (const relation of office.relations(office.main)) {
    if (relation.type !== 'hyperlink' || !relation.external) continue;
    to.link(relation.target, '');
    if (relation.target.startsWith('mailto:')) to.say(relation.target.slice(7), 'link');
  }
}

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const office = openPackage(source.body);
  if (!office) throw unreadable('it is no Word document');
  const to = collect(source.url);
  const flow = openFlow(to);
  let styles: WordStyles = { hidden: new Set(), headings: new Set() };
  to.attempt(() => {
    styles = wordStyles(office.text(office.names.find((name) => /(?:^|\/)word\/styles\.xml$/iu.test(name)) ?? '') ?? '');
  });
  addWords({ office, flow, styles, to });
  flow.finish();
  for (const part of [office.main, ...office.names.filter((name) => besides.some(([pattern]) => pattern.test(name)))])
    await addTakenIn(office, part, { nested, to });
  addDrawings(office, to);
  to.attempt(() => addLinks(office, to));
  const title = await addBelongings(office, nested, to);
  return to.finish('text-document', type, title);
}

export default {
  title: 'Word document',
  accepts: (source) => (packageKind(source.body) === 'text' ? 0.95 : 0),
  read,
} satisfies Reader;
