import { attribute, scanXml } from '../reading/xml.ts';
import type { Collected } from './collected.ts';
import type { Flow, Manner } from './flow.ts';
import { addVariables, type Variable } from './variables.ts';

const maxSpaces = 40;

/** Elements that stand inside a paragraph without being words of it. */
const silentNames = new Set(['creator', 'date', 'note-citation', 'ruby-text', 'change-info', 'sender-initials', 'desc', 'title']);

/** Where in the part the reader is. */
type Reading = {
  readonly flow: Flow;
  readonly to: Collected;
  /** Names of the styles that hide. */
  readonly hiding: ReadonlySet<string>;
  /** One entry for each open element that can hide: true where it does. */
  readonly hidden: boolean[];
  readonly variables: Variable[];
  deletions: number;
  silent: number;
  paragraphs: number;
  tables: number;
  /** What a page is called in this kind of document. */
  pageWord: 'slide' | 'page';
  pages: number;
  /** The page that is being read; empty in texts, and between pages. */
  page: string;
  notes: number;
};

const mannerOf = ({ deletions, hidden }: Reading): Manner =>
  deletions > 0 ? 'deleted' : hidden.includes(true) ? 'hidden' : 'shown';

function write(reading: Reading, text: string): void {
  if (reading.paragraphs > 0 && reading.silent === 0) reading.flow.write(text, mannerOf(reading));
}

function hides({ hiding }: Reading, name: string, attributes: string): boolean {
  if (name === 'hidden-paragraph') return attribute(attributes, 'is-hidden') !== 'false';
  const display = attribute(attributes, 'display');
  return display === 'none' || display === 'condition' || hiding.has(attribute(attributes, 'style-name') ?? '');
}

/** Elements that can keep what is in them from view. */
const veils = new Set(['p', 'h', 'span', 'section', 'hidden-paragraph']);

/** Elements that stand beside the text, with what a clerk would call them. */
const besides = new Map<string, string>(
  Object.entries({
    annotation: 'comment',
    'note-body': 'footnote',
    'text-box': 'text box',
    header: 'page header',
    'header-left': 'page header',
    'header-first': 'page header',
    footer: 'page footer',
    'footer-left': 'page footer',
    'footer-first': 'page footer',
  }),
);

/** Pages of a presentation or drawing: everything on one is text of it, in whatever box it stands. */
function openPage(reading: Reading, attributes: string): void {
  const { flow, hiding } = reading;
  const hidden = hiding.has(attribute(attributes, 'style-name') ?? '');
  reading.page = `${reading.pageWord} ${++reading.pages}`;
  flow.enter(hidden ? `hidden ${reading.page}` : reading.page, hidden ? 'hidden' : undefined);
}

function openNotes(reading: Reading): void {
  reading.flow.enter(reading.page === '' ? 'speaker notes' : `speaker notes of ${reading.page}`, 'hidden');
  reading.notes++;
}

const isOnPage = ({ page, notes }: Reading): boolean => page !== '' || notes > 0;

const opened = new Map<string, (reading: Reading, attributes: string) => void>(
  Object.entries({
    s: (reading, attributes) => write(reading, ' '.repeat(Math.min(maxSpaces, Number(attribute(attributes, 'c') ?? 1) || 1))),
    tab: (reading) => write(reading, '\t'),
    'line-break': (reading) => write(reading, '\n'),
    a: ({ to }, attributes) => to.link(attribute(attributes, 'href') ?? '', ''),
    deletion: (reading) => {
      reading.deletions++;
    },
    drawing: (reading) => {
      reading.pageWord = 'page';
    },
    page: openPage,
    notes: openNotes,
    'hidden-text': ({ flow }, attributes) => flow.write(attribute(attributes, 'string-value') ?? '', 'hidden'),
    'user-field-decl': ({ variables }, attributes) =>
      void variables.push({
        name: attribute(attributes, 'name') ?? '',
        value: attribute(attributes, 'string-value') ?? attribute(attributes, 'value') ?? '',
      }),
    table: (reading) => {
      reading.tables++;
      reading.flow.table(`table ${reading.tables}`);
    },
    'table-row': ({ flow }) => flow.row('shown'),
    'table-cell': ({ flow }, attributes) => flow.cell(Number(attribute(attributes, 'number-columns-spanned') ?? 1) || 1),
    text: ({ to }, attributes) => {
      const value = attribute(attributes, 'current-value') ?? attribute(attributes, 'value') ?? '';
      to.say(value, 'form field', { label: attribute(attributes, 'label') ?? attribute(attributes, 'name') ?? '' });
    },
  }),
);

const closed = new Map<string, (reading: Reading) => void>(
  Object.entries({
    deletion: (reading) => {
      reading.flow.endParagraph();
      reading.deletions--;
    },
    page: (reading) => {
      reading.flow.leave();
      reading.page = '';
    },
    notes: (reading) => {
      reading.flow.leave();
      reading.notes--;
    },
    table: ({ flow }) => flow.endTable(),
    'table-cell': ({ flow }) => flow.endCell(),
  }),
);

const besideText = (reading: Reading, name: string): string | undefined =>
  name === 'text-box' && isOnPage(reading) ? undefined : besides.get(name);

function open(reading: Reading, name: string, attributes: string): void {
  const where = besideText(reading, name);
  if (name === 'p' || name === 'h') reading.paragraphs++;
  if (veils.has(name)) reading.hidden.push(hides(reading, name, attributes));
  else if (silentNames.has(name)) reading.silent++;
  else if (where !== undefined) reading.flow.enter(where, name === 'annotation' ? 'hidden' : undefined);
  else opened.get(name)?.(reading, attributes);
}

function close(reading: Reading, name: string): void {
  if (name === 'p' || name === 'h') {
    reading.flow.endParagraph(name === 'h' ? 'heading' : undefined);
    reading.paragraphs--;
  }
  if (veils.has(name)) reading.hidden.pop();
  else if (silentNames.has(name)) reading.silent--;
  else if (besideText(reading, name) !== undefined) reading.flow.leave();
  else closed.get(name)?.(reading);
}

/** Reads `content.xml` or `styles.xml` of a text or presentation into the flow. `hiding` are the styles that hide. */
export function readOdtPart(
  text: string,
  hiding: ReadonlySet<string>,
  { flow, to }: { readonly flow: Flow; readonly to: Collected },
): void {
  const reading: Reading = {
    flow,
    to,
    hiding,
    hidden: [],
    variables: [],
    deletions: 0,
    silent: 0,
    paragraphs: 0,
    tables: 0,
    pageWord: 'slide',
    pages: 0,
    page: '',
    notes: 0,
  };
  scanXml(text, {
    open: (name, attributes) => open(reading, name, attributes),
    text: (piece) => write(reading, piece),
    close: (name) => close(reading, name),
  });
  addVariables(reading.variables, to);
}
