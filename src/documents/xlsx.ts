import type { Document, Reader, Source } from '../model.ts';
import { chartValues } from '../office/chart.ts';
import { choiceTables } from '../office/choice-lists.ts';
import { type Collected, collect } from '../office/collected.ts';
import { drawingTexts } from '../office/drawing.ts';
import { layOut } from '../office/grid.ts';
import { addBelongings, addText } from '../office/ooxml-extras.ts';
import { addOrphans } from '../office/orphans.ts';
import { openPackage, type Package, packageKind } from '../office/package.ts';
import { externalSheets } from '../office/xlsx-external.ts';
import { cellNotes, noteAuthors } from '../office/xlsx-notes.ts';
import { pivotTables, readPivotCache } from '../office/xlsx-pivot.ts';
import { addScenarios } from '../office/xlsx-scenarios.ts';
import { readSheet, type Shared } from '../office/xlsx-sheet.ts';
import { sharedStrings } from '../office/xlsx-strings.ts';
import { cellFormats } from '../office/xlsx-styles.ts';
import { readWorkbook, type SheetPart, type Workbook } from '../office/xlsx-workbook.ts';
import { unreadable } from '../reading/unreadable.ts';

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Parts that are read elsewhere, or that hold only how things look. */
const known =
  /(?:^|\/)(?:workbook|styles|theme\d*|sharedStrings|calcChain|metadata|sheet\d*|comments?\d*|drawing\d*|chart(?:ex)?\d*|style\d*|colors\d*|threadedComment\d*|person\d*|externalLink\d*|table\d*|pivot\w{0,40}|ctrlProp\d*|xmlMaps|item(?:Props)?\d*|\[Content_Types\])\.xml$|(?:^|\/)(?:_rels|docProps|customXml|theme|worksheets|charts|slicers|slicerCaches|tables)\//iu;

const named = (office: Package, pattern: RegExp): readonly string[] => office.names.filter((name) => pattern.test(name));

/** The part a workbook's relationship leads to, whatever it is called. */
const partOf = (office: Package, relation: string, usual: string): string =>
  office.text(office.relations(office.main).find((one) => one.type === relation)?.target ?? usual) ?? '';

function addSheet(office: Package, sheet: SheetPart, to: Collected, shared: Shared): void {
  const content = readSheet(office.text(sheet.part) ?? '', shared);
  to.add(layOut({ ...sheet, rows: content.rows, isHiddenColumn: content.isHiddenColumn }));
  for (const list of content.lists) to.add({ tables: choiceTables(list, content.rows, sheet.place) });
  addScenarios(content.scenarios, content.rows, sheet.place, to);
  for (const { what, text } of content.asides) to.say(text, `${what} of ${sheet.place}`, { hidden: true });
  const targets = new Map(office.relations(sheet.part).map((relation) => [relation.id, relation.target]));
  for (const { relation, text } of content.links) {
    const target = targets.get(relation) ?? '';
    to.link(target, text);
    if (target.startsWith('mailto:')) to.say(target.slice(7), `link in ${sheet.place}`, { hidden: sheet.hidden });
  }
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
  for (const name of named(office, /(?:^|\/)(?:threadedComments\/|comments)[^/]*\.xml$|(?:^|\/)comments\/[^/]+\.xml$/iu)) {
    to.attempt(() => {
      const text = office.text(name) ?? '';
      const sheet = places.get(name.toLowerCase());
      for (const note of cellNotes(text)) {
        to.say(note.text, `comment on ${sheet?.place ?? 'a sheet'}, cell ${note.cell}`, { hidden: true });
      }
      for (const author of noteAuthors(text)) to.say(author, 'document properties', { hidden: true, label: 'comment author' });
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

function addRest(office: Package, to: Collected): void {
  for (const name of office.names.filter((part) => /\.xml$/iu.test(part) && !known.test(part))) {
    const where = name.includes('revisions/') ? 'change history' : `hidden part '${name.split('/').at(-1)}'`;
    to.attempt(() => addText(office.text(name) ?? '', where, to));
  }
  const model = office.names.some((name) => /(?:^|\/)model\/item\.data$/iu.test(name));
  if (model) to.add({ gaps: ['the data model (Power Pivot) is not read'] });
}

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const office = openPackage(source.body);
  if (!office || office.kind === 'binary-spreadsheet') throw unreadable('binary workbooks (.xlsb) are not read');
  const to = collect(source.url);
  let workbook: Workbook = { since1904: false, sheets: [], definedNames: [] };
  let strings: readonly string[] = [];
  let formats: Shared['formats'] = [];
  to.attempt(() => {
    workbook = readWorkbook(office);
  });
  to.attempt(() => {
    strings = sharedStrings(partOf(office, 'sharedStrings', 'xl/sharedStrings.xml'));
  });
  to.attempt(() => {
    formats = cellFormats(partOf(office, 'styles', 'xl/styles.xml'));
  });
  const shared = { strings, used: new Uint8Array(strings.length), formats, since1904: workbook.since1904 };
  for (const sheet of workbook.sheets) to.attempt(() => addSheet(office, sheet, to, shared));
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
  return to.finish('spreadsheet', type, title);
}

export default {
  title: 'Excel workbook',
  accepts: (source) => {
    const kind = packageKind(source.body);
    return kind === 'spreadsheet' || kind === 'binary-spreadsheet' ? 0.95 : 0;
  },
  read,
} satisfies Reader;
