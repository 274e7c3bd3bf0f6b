import { attribute, scanXml } from '../reading/xml.ts';
import { foldWords } from '../vocabulary/labels.ts';
import { isServed } from '../vocabulary/served.ts';
import type { Collected } from './collected.ts';
import type { Flow, Manner } from './flow.ts';
import { addVariables, type Variable } from './variables.ts';

/** Styles by id: those whose text is hidden, and those of headings. */
export type WordStyles = { readonly hidden: ReadonlySet<string>; readonly headings: ReadonlySet<string> };

const isOn = (attributes: string): boolean => !/^(?:0|false|off|none)$/u.test(attribute(attributes, 'val') ?? '1');

/** Which styles hide text and which are headings, from `word/styles.xml`. */
export function wordStyles(text: string): WordStyles {
  const hidden = new Set<string>();
  const headings = new Set<string>();
  let style = '';
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'style') style = attribute(attributes, 'styleId') ?? '';
      else if (name === 'name' && /^(?:heading|title)\b/iu.test(attribute(attributes, 'val') ?? '')) headings.add(style);
      else if (name === 'vanish' && isOn(attributes) && style !== '') hidden.add(style);
    },
    close: (name) => {
      if (name === 'style') style = '';
    },
  });
  return { hidden, headings };
}

const spaces = new Map<string, string>(Object.entries({ tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: '\t' }));

/** Where in the part the reader is. */
type Reading = {
  readonly flow: Flow;
  readonly to: Collected;
  readonly styles: WordStyles;
  readonly authors: Set<string>;
  readonly variables: Variable[];
  /** What a drop-down list offers, and what the field is called. */
  readonly choices: string[];
  alias: string;
  deletions: number;
  properties: number;
  fallbacks: number;
  vanish: boolean;
  inRun: boolean;
  heading: boolean;
  taking: boolean;
  instruction: boolean;
  span: number;
  cellDue: boolean;
  tables: number;
};

const mannerOf = ({ deletions, vanish }: Reading): Manner => (deletions > 0 ? 'deleted' : vanish ? 'hidden' : 'shown');

/** A cell begins with its properties, which say how many columns it spans. */
function beginCell(reading: Reading): void {
  if (reading.cellDue) reading.flow.cell(reading.span);
  reading.cellDue = false;
}

const take = (reading: Reading): void => {
  reading.taking = true;
};

const leaveOff = (reading: Reading): void => {
  reading.taking = false;
};

const beginDeletion = (reading: Reading, attributes: string): void => {
  reading.authors.add(attribute(attributes, 'author') ?? '');
  reading.deletions++;
};

const endDeletion = (reading: Reading): void => {
  reading.deletions--;
};

const opened = new Map<string, (reading: Reading, attributes: string) => void>(
  Object.entries({
    del: beginDeletion,
    moveFrom: beginDeletion,
    ins: ({ authors }, attributes) => void authors.add(attribute(attributes, 'author') ?? ''),
    t: take,
    delText: take,
    p: (reading) => {
      beginCell(reading);
      reading.heading = false;
    },
    pPr: (reading) => {
      reading.properties++;
    },
    pStyle: (reading, attributes) => {
      reading.heading = reading.styles.headings.has(attribute(attributes, 'val') ?? '');
    },
    r: (reading) => {
      reading.inRun = true;
      reading.vanish = false;
    },
    vanish: (reading, attributes) => {
      if (reading.properties === 0) reading.vanish = isOn(attributes);
    },
    rStyle: (reading, attributes) => {
      if (reading.properties === 0 && reading.styles.hidden.has(attribute(attributes, 'val') ?? '')) reading.vanish = true;
    },
    tbl: (reading) => {
      beginCell(reading);
      reading.tables++;
      reading.flow.table(`table ${reading.tables}`);
    },
    tr: ({ flow }) => flow.row('shown'),
    tc: (reading) => {
      reading.cellDue = true;
      reading.span = 1;
    },
    gridSpan: (reading, attributes) => {
      reading.span = Number(attribute(attributes, 'val') ?? 1);
    },
    txbxContent: ({ flow }) => flow.enter('text box'),
    comment: ({ flow, authors }, attributes) => {
      authors.add(attribute(attributes, 'author') ?? '');
      flow.enter('comment', 'hidden');
    },
    instrText: (reading) => {
      reading.instruction = true;
    },
    sdtPr: (reading) => {
      reading.alias = '';
    },
    alias: (reading, attributes) => {
      reading.alias = attribute(attributes, 'val') ?? '';
    },
    listItem: ({ choices }, attributes) =>
      void choices.push(attribute(attributes, 'displayText') ?? attribute(attributes, 'value') ?? ''),
    docPr: ({ to }, attributes) => to.say(attribute(attributes, 'descr') ?? '', 'description of a picture', { hidden: true }),
    docVar: ({ variables }, attributes) =>
      void variables.push({ name: attribute(attributes, 'name') ?? '', value: attribute(attributes, 'val') ?? '' }),
  }),
);

/** Whom to choose from an office is shown on purpose; whoever it serves is not. */
function addChoices(reading: Reading): void {
  const { choices, alias, to } = reading;
  reading.alias = '';
  const rows = choices.splice(0).map((choice) => [choice]);
  if (rows.length === 0) return;
  const where = alias === '' ? 'choices of a drop-down list' : `choices of '${alias}'`;
  to.add({
    tables: [
      { where, shape: 'list', header: [alias], rows, hidden: isServed(foldWords(alias)), caption: alias, hiddenColumns: [] },
    ],
  });
}

const closed = new Map<string, (reading: Reading) => void>(
  Object.entries({
    del: endDeletion,
    moveFrom: endDeletion,
    t: leaveOff,
    delText: leaveOff,
    p: ({ flow, heading }) => flow.endParagraph(heading ? 'heading' : undefined),
    pPr: (reading) => {
      reading.properties--;
    },
    r: (reading) => {
      reading.inRun = false;
      reading.vanish = false;
    },
    tbl: ({ flow }) => flow.endTable(),
    tc: (reading) => {
      beginCell(reading);
      reading.flow.endCell();
    },
    dropDownList: addChoices,
    comboBox: addChoices,
    txbxContent: ({ flow }) => flow.leave(),
    comment: ({ flow }) => flow.leave(),
    instrText: (reading) => {
      reading.instruction = false;
    },
  }),
);

const newReading = (flow: Flow, styles: WordStyles, to: Collected): Reading => ({
  flow,
  to,
  styles,
  authors: new Set(),
  variables: [],
  choices: [],
  alias: '',
  deletions: 0,
  properties: 0,
  fallbacks: 0,
  vanish: false,
  inRun: false,
  heading: false,
  taking: false,
  instruction: false,
  span: 1,
  cellDue: false,
  tables: 0,
});

/** Reads one part of a Word document (`document.xml`, `header1.xml`, `comments.xml` …) into the flow; returns who changed it. */
export function readWordPart(
  text: string,
  flow: Flow,
  { styles, to }: { readonly styles: WordStyles; readonly to: Collected },
): readonly string[] {
  const reading = newReading(flow, styles, to);
  scanXml(text, {
    open: (name, attributes) => {
      // Word writes text boxes twice, the second time for programs of 2007.
      if (name === 'Fallback') reading.fallbacks++;
      if (reading.fallbacks > 0) return;
      const space = reading.inRun && reading.properties === 0 ? spaces.get(name) : undefined;
      if (space === undefined) opened.get(name)?.(reading, attributes);
      else flow.write(space, mannerOf(reading));
    },
    text: (piece) => {
      if (reading.taking) flow.write(piece, mannerOf(reading));
      else if (reading.instruction) to.link(/HYPERLINK\s{1,9}"([^"]{1,2000})"/u.exec(piece)?.[1] ?? '', '');
    },
    close: (name) => {
      if (name === 'Fallback') reading.fallbacks--;
      else if (reading.fallbacks === 0) closed.get(name)?.(reading);
    },
  });
  addVariables(reading.variables, to);
  return [...reading.authors].filter((author) => author !== '');
}
