import { attribute, scanXml } from '../xml.ts';
import type { Collected } from './collected.ts';
import type { Flow, Manner } from './flow.ts';

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

const spaces: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: '\t' };

type State = {
  deletions: number;
  properties: number;
  fallbacks: number;
  vanish: boolean;
  inRun: boolean;
  heading: boolean;
  taking: boolean;
  instruction: boolean;
  rowManner: Manner;
  span: number;
  cellDue: boolean;
  tables: number;
};

/** Reads one part of a Word document (`document.xml`, `header1.xml`, `comments.xml` …) into the flow. */
export function readWordPart(
  text: string,
  flow: Flow,
  how: { readonly styles: WordStyles; readonly to: Collected },
): readonly string[] {
  const { styles, to } = how;
  const authors = new Set<string>();
  const state: State = {
    deletions: 0,
    properties: 0,
    fallbacks: 0,
    vanish: false,
    inRun: false,
    heading: false,
    taking: false,
    instruction: false,
    rowManner: 'shown',
    span: 1,
    cellDue: false,
    tables: 0,
  };
  const manner = (): Manner => (state.deletions > 0 ? 'deleted' : state.vanish ? 'hidden' : 'shown');
  // A cell begins with its properties, which say how many columns it spans.
  const beginCell = (): void => {
    if (!state.cellDue) return;
    state.cellDue = false;
    flow.cell(state.span);
  };
  const opened: Readonly<Record<string, (attributes: string) => void>> = {
    p: () => {
      beginCell();
      state.heading = false;
    },
    pPr: () => {
      state.properties++;
    },
    pStyle: (attributes) => {
      state.heading = styles.headings.has(attribute(attributes, 'val') ?? '');
    },
    r: () => {
      state.inRun = true;
      state.vanish = false;
    },
    vanish: (attributes) => {
      if (state.properties === 0) state.vanish = isOn(attributes);
    },
    rStyle: (attributes) => {
      if (state.properties === 0 && styles.hidden.has(attribute(attributes, 'val') ?? '')) state.vanish = true;
    },
    tbl: () => {
      beginCell();
      state.tables++;
      flow.table(`table ${state.tables}`);
    },
    tr: () => flow.row('shown'),
    tc: () => {
      state.cellDue = true;
      state.span = 1;
    },
    gridSpan: (attributes) => {
      state.span = Number(attribute(attributes, 'val') ?? 1);
    },
    txbxContent: () => flow.enter('text box'),
    comment: (attributes) => {
      authors.add(attribute(attributes, 'author') ?? '');
      flow.enter('comment', 'hidden');
    },
    instrText: () => {
      state.instruction = true;
    },
    docPr: (attributes) => to.say(attribute(attributes, 'descr') ?? '', 'description of a picture', { hidden: true }),
    docVar: (attributes) => {
      const label = attribute(attributes, 'name') ?? '';
      to.say(attribute(attributes, 'val') ?? '', 'document properties', { hidden: true, label });
    },
  };
  const closed: Readonly<Record<string, () => void>> = {
    p: () => flow.endParagraph(state.heading ? 'heading' : undefined),
    pPr: () => {
      state.properties--;
    },
    r: () => {
      state.inRun = false;
      state.vanish = false;
    },
    tbl: flow.endTable,
    tc: () => {
      beginCell();
      flow.endCell();
    },
    txbxContent: flow.leave,
    comment: flow.leave,
    instrText: () => {
      state.instruction = false;
    },
  };
  scanXml(text, {
    open: (name, attributes) => {
      // Word writes text boxes twice, the second time for programs of 2007.
      if (name === 'Fallback') state.fallbacks++;
      if (state.fallbacks > 0) return;
      if (name === 'del' || name === 'moveFrom' || name === 'ins') authors.add(attribute(attributes, 'author') ?? '');
      if (name === 'del' || name === 'moveFrom') state.deletions++;
      else if (name === 't' || name === 'delText') state.taking = true;
      else if (state.inRun && state.properties === 0 && spaces[name] !== undefined) flow.write(spaces[name], manner());
      else opened[name]?.(attributes);
    },
    text: (piece) => {
      if (state.taking) flow.write(piece, manner());
      else if (state.instruction) to.link(/HYPERLINK\s{1,9}"([^"]{1,2000})"/u.exec(piece)?.[1] ?? '', '');
    },
    close: (name) => {
      if (name === 'Fallback') state.fallbacks--;
      if (state.fallbacks > 0) return;
      if (name === 'del' || name === 'moveFrom') state.deletions--;
      else if (name === 't' || name === 'delText') state.taking = false;
      else closed[name]?.();
    },
  });
  return [...authors].filter((author) => author !== '');
}
