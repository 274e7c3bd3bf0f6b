import type { Document, Reader, Source } from '../model.ts';
import { chartValues } from '../office/chart.ts';
import { boxTables, choiceTables } from '../office/choice-lists.ts';
import { type Collected, collect } from '../office/collected.ts';
import { drawingTexts } from '../office/drawing.ts';
import { layOut } from '../office/grid.ts';
import { addBelongings, addText } from '../office/ooxml-extras.ts';
import { addOrphans } from '../office/orphans.ts';
import { openPackage, type Package, packageKind } from '../office/package.ts';
import { taken } from '../office/part.ts';
import { boxItems } from '../office/xlsx-beside.ts';
import { externalSheets } from '../office/xlsx-external.ts';
import { type Filters, filterTables } from '../office/xlsx-filters.ts';
import { noteAuthors } from '../office/xlsx-notes.ts';
import { notesIn, type Parts, partsOf } from '../office/xlsx-parts.ts';
import { pivotTables, readPivotCache } from '../office/xlsx-pivot.ts';
import { addScenarios } from '../office/xlsx-scenarios.ts';
import type { Shared, SheetContent } from '../office/xlsx-sheet.ts';
import type { SheetPart, Workbook } from '../office/xlsx-workbook.ts';
import { unreadable } from '../reading/unreadable.ts';

/** Parts that are read elsewhere, or that hold only how things look. */
const known =
  /(?:^|\/)(?:workbook|styles|theme\d*|sharedStrings|calcChain|metadata|sheet\d*|comments?\d*|drawing\d*|chart(?:ex)?\d*|style\d*|colors\d*|threadedComment\d*|person\d*|externalLink\d*|table\d*|pivot\w{0,40}|ctrlProp\d*|xmlMaps|item(?:Props)?\d*|\[Content_Types\])\.xml$|(?:^|\/)(?:_rels|docProps|customXml|theme|worksheets|charts|slicers|slicerCaches|tables)\//iu;

const named = (office: Package, pattern: RegExp): readonly string[] => office.names.filter((name) => pattern.test(name));

type Adding = { readonly office: Package; readonly to: Collected; readonly parts: Parts; readonly content: SheetContent };

/** The filters of a sheet and of the tables on it. */
function* filtersOf({ office, to, parts, content }: Adding, tables: readonly string[]): Generator<Filters> {
  yield content.filters;
  for (const table of tables) {
    let found: Filters | undefined;
    to.attempt(() => {
      found = taken(parts.filters(office, table), to);
    });
    if (found) yield found;
  }
}

function addLinks({ office, to, content }: Adding, sheet: SheetPart): void {
  const targets = new Map(office.relations(sheet.part).map((relation) => [relation.id, relation.target]));
  for (const { relation, text } of content.links) {
    const target = targets.get(relation) ?? '';
    to.link(target, text);
    if (target.startsWith('mailto:')) to.say(target.slice(7), `link in ${sheet.place}`, { hidden: sheet.hidden });
  }
}

function addSheet(adding: Adding, sheet: SheetPart): void {
  const { office, to, content } = adding;
  const { rows, scenarios, gaps } = content;
  const { place } = sheet;
  to.add({ gaps });
  to.add(layOut({ ...sheet, rows, isHiddenColumn: content.isHiddenColumn }));
  for (const list of content.lists) to.add({ tables: choiceTables(list, rows, place) });
  const relations = office.relations(sheet.part);
  const beside = (kind: string): readonly string[] => [
    ...new Set(relations.filter(({ type }) => type === kind).map(({ target }) => target)),
  ];
  for (const box of beside('ctrlProp')) to.add({ tables: boxTables(boxItems(office.text(box) ?? ''), place) });
  to.add(filterTables(filtersOf(adding, beside('table')), { rows, place }));
  addScenarios({ scenarios, rows, place }, to);
  for (const { what, text } of content.asides) to.say(text, `${what} of ${place}`, { hidden: true });
  addLinks(adding, sheet);
}

/** Comments, drawings and charts say which sheet they stand on by the sheet's relationships. */
function placesOf(office: Package, workbook: Workbook): ReadonlyMap<string, SheetPart> {
  const places = new Map<string, SheetPart>();
  for (const sheet of workbook.sheets) {
    for (const relation of office.relations(sheet.part)) {
      places.set(relation.target.toLowerCase(), sheet);
      if (relation.type !== 'drawing') continue;
      for (const inner of office.relations(relation.target)) places.set(inner.target.toLowerCase(), sheet);
    }
  }
  return places;
}

function addNotes(office: Package, places: ReadonlyMap<string, SheetPart>, to: Collected): void {
  for (const name of named(
    office,
    /(?:^|\/)(?:threadedComments\/|comments)[^/]*\.(?:xml|bin)$|(?:^|\/)comments\/[^/]+\.xml$/iu,
  )) {
    to.attempt(() => {
      const { notes, authors } = taken(notesIn(office, name), to);
      const sheet = places.get(name.toLowerCase());
      for (const note of notes) {
        to.say(note.text, `comment on ${sheet?.place ?? 'a sheet'}, cell ${note.cell}`, { hidden: true });
      }
      for (const author of authors) to.say(author, 'document properties', { hidden: true, label: 'comment author' });
    });
  }
  for (const name of named(office, /(?:^|\/)persons\/[^/]+\.xml$/iu)) {
    to.attempt(() => {
      for (const author of noteAuthors(office.text(name) ?? '')) {
        to.say(author, 'document properties', { hidden: true, label: 'comment author' });
      }
    });
  }
}

function addDrawings(office: Package, places: ReadonlyMap<string, SheetPart>, to: Collected): void {
  for (const name of named(office, /(?:^|\/)(?:drawings|charts|chartsheets|diagrams)\/[^/]+\.xml$/iu)) {
    to.attempt(() => {
      const sheet = places.get(name.toLowerCase());
      const place = sheet?.place ?? 'a sheet';
      const text = office.text(name) ?? '';
      const { paragraphs, descriptions } = drawingTexts(text);
      for (const paragraph of paragraphs) to.say(paragraph, `text box on ${place}`, { hidden: sheet?.hidden ?? false });
      for (const description of descriptions) to.say(description, `description of a picture on ${place}`, { hidden: true });
      const values = chartValues(text, `stored values of a chart on ${place}`);
      if (values) to.add({ tables: [values] });
    });
  }
}

function addPivotCaches(office: Package, to: Collected): void {
  named(office, /(?:^|\/)pivotCacheDefinition\d*\.xml$/iu).forEach((name, index) => {
    to.attempt(() => {
      const cache = readPivotCache(office.text(name) ?? '');
      const records = office.relations(name).find((relation) => relation.type === 'pivotCacheRecords')?.target;
      const usual = name.replace(/Definition(\d*\.xml)$/iu, 'Records$1');
      to.add({ tables: pivotTables(cache, office.text(records ?? usual), index + 1) });
    });
  });
}

function addExternalLinks(office: Package, to: Collected): void {
  for (const name of named(office, /(?:^|\/)externalLinks\/[^/]+\.xml$/iu)) {
    to.attempt(() => {
      const target = office.relations(name).find((relation) => relation.external)?.target ?? '';
      if (target !== '') to.say(decodeTarget(target), 'external link', { hidden: true, label: 'file' });
      for (const sheet of externalSheets(office.text(name) ?? '', decodeTarget(target))) to.add(layOut(sheet));
    });
  }
}

function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** A name that holds words or a list, instead of pointing to cells. */
function addDefinedNames(workbook: Workbook, to: Collected): void {
  for (const { name, value, comment } of workbook.definedNames) {
    const where = `defined name '${name}'`;
    if (comment !== '') to.say(comment, where, { hidden: true });
    const words = [...value.matchAll(/"([^"]{1,2000})"/gu)].map((match) => match[1] ?? '');
    const constant = /^=?[\d.+-]{5,40}$/u.test(value) ? [value.replace(/^=/u, '')] : words;
    for (const word of constant) to.say(word, where, { hidden: true, label: name });
  }
}

const unreadRecords: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/(?:^|\/)pivotCacheDefinition\d*\.bin$/iu, 'pivot caches'],
  [/(?:^|\/)externalLink\d*\.bin$/iu, 'cells of other workbooks'],
];

function addRest(office: Package, to: Collected): void {
  for (const name of office.names.filter((part) => /\.xml$/iu.test(part) && !known.test(part))) {
    const where = name.includes('revisions/') ? 'change history' : `hidden part '${name.split('/').at(-1)}'`;
    to.attempt(() => addText(office.text(name) ?? '', where, to));
  }
  for (const [pattern, what] of unreadRecords) {
    if (office.names.some((name) => pattern.test(name))) to.add({ gaps: [`${what} of a binary workbook are not read`] });
  }
  const model = office.names.some((name) => /(?:^|\/)model\/item\.data$/iu.test(name));
  if (model) to.add({ gaps: ['the data model (Power Pivot) is not read'] });
}

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const office = openPackage(source.body);
  if (!office) throw unreadable('it is no workbook');
  const parts = partsOf(office.kind);
  const to = collect(source.url);
  let workbook: Workbook = { since1904: false, sheets: [], definedNames: [] };
  let strings: readonly string[] = [];
  let formats: Shared['formats'] = [];
  to.attempt(() => {
    workbook = taken(parts.workbook(office), to);
  });
  to.attempt(() => {
    strings = taken(parts.strings(office), to);
  });
  to.attempt(() => {
    formats = taken(parts.formats(office), to);
  });
  const shared = { strings, used: new Uint8Array(strings.length), formats, since1904: workbook.since1904 };
  for (const sheet of workbook.sheets)
    to.attempt(() => {
      const content = taken(parts.sheet(office, sheet.part, shared), to);
      addSheet({ office, to, parts, content }, sheet);
    });
  const places = placesOf(office, workbook);
  addNotes(office, places, to);
  addDrawings(office, places, to);
  addPivotCaches(office, to);
  addExternalLinks(office, to);
  addDefinedNames(workbook, to);
  addOrphans(
    strings.filter((_, index) => shared.used[index] === 0),
    to,
  );
  addRest(office, to);
  const title = await addBelongings(office, nested, to);
  return to.finish('spreadsheet', parts.type, title);
}

export default {
  title: 'Excel workbook',
  accepts: (source) => {
    const kind = packageKind(source.body);
    return kind === 'spreadsheet' || kind === 'binary-spreadsheet' ? 0.95 : 0;
  },
  read,
} satisfies Reader;
