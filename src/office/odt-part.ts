import { attribute, scanXml } from '../xml.ts';
import type { Collected } from './collected.ts';
import type { Flow, Manner } from './flow.ts';

const maxSpaces = 40;

/** Elements that stand inside a paragraph without being words of it. */
const silentNames = new Set(['creator', 'date', 'note-citation', 'ruby-text', 'change-info', 'sender-initials', 'desc', 'title']);

/** Reads `content.xml` or `styles.xml` of a text or presentation into the flow. `hiding` are the styles that hide. */
export function readOdtPart(
  text: string,
  hiding: ReadonlySet<string>,
  { flow, to }: { readonly flow: Flow; readonly to: Collected },
): void {
  let deletions = 0;
  let silent = 0;
  let paragraphs = 0;
  let tables = 0;
  // One entry for each open element that can hide: true where it does.
  const hidden: boolean[] = [];
  const manner = (): Manner => (deletions > 0 ? 'deleted' : hidden.includes(true) ? 'hidden' : 'shown');
  const write = (piece: string): void => {
    if (paragraphs > 0 && silent === 0) flow.write(piece, manner());
  };
  const hides = (attributes: string): boolean => {
    const display = attribute(attributes, 'display');
    return display === 'none' || display === 'condition' || hiding.has(attribute(attributes, 'style-name') ?? '');
  };
  const beside = (where: string, how?: 'hidden'): void => {
    flow.enter(where, how);
  };
  const opened: Readonly<Record<string, (attributes: string) => void>> = {
    s: (attributes) => write(' '.repeat(Math.min(maxSpaces, Number(attribute(attributes, 'c') ?? 1) || 1))),
    tab: () => write('\t'),
    'line-break': () => write('\n'),
    a: (attributes) => to.link(attribute(attributes, 'href') ?? '', ''),
    deletion: () => {
      deletions++;
    },
    annotation: () => beside('comment', 'hidden'),
    'note-body': () => beside('footnote'),
    'text-box': () => beside('text box'),
    header: () => beside('page header'),
    'header-left': () => beside('page header'),
    'header-first': () => beside('page header'),
    footer: () => beside('page footer'),
    'footer-left': () => beside('page footer'),
    'footer-first': () => beside('page footer'),
    notes: () => beside('speaker notes', 'hidden'),
    'hidden-text': (attributes) => flow.write(attribute(attributes, 'string-value') ?? '', 'hidden'),
    'user-field-decl': (attributes) => {
      const label = attribute(attributes, 'name') ?? '';
      to.say(attribute(attributes, 'string-value') ?? '', 'document properties', { hidden: true, label });
    },
    table: () => {
      tables++;
      flow.table(`table ${tables}`);
    },
    'table-row': () => flow.row('shown'),
    'table-cell': (attributes) => flow.cell(Number(attribute(attributes, 'number-columns-spanned') ?? 1) || 1),
    text: (attributes) => {
      const value = attribute(attributes, 'current-value') ?? attribute(attributes, 'value') ?? '';
      to.say(value, 'form field', { label: attribute(attributes, 'label') ?? attribute(attributes, 'name') ?? '' });
    },
  };
  const closed: Readonly<Record<string, () => void>> = {
    deletion: () => {
      flow.endParagraph();
      deletions--;
    },
    annotation: flow.leave,
    'note-body': flow.leave,
    'text-box': flow.leave,
    header: flow.leave,
    'header-left': flow.leave,
    'header-first': flow.leave,
    footer: flow.leave,
    'footer-left': flow.leave,
    'footer-first': flow.leave,
    notes: flow.leave,
    table: flow.endTable,
    'table-cell': flow.endCell,
  };
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'p' || name === 'h') paragraphs++;
      if (name === 'p' || name === 'h' || name === 'span' || name === 'section') hidden.push(hides(attributes));
      else if (name === 'hidden-paragraph') hidden.push(attribute(attributes, 'is-hidden') !== 'false');
      else if (silentNames.has(name)) silent++;
      else opened[name]?.(attributes);
    },
    text: write,
    close: (name) => {
      if (name === 'p' || name === 'h') {
        flow.endParagraph(name === 'h' ? 'heading' : undefined);
        paragraphs--;
      }
      if (name === 'p' || name === 'h' || name === 'span' || name === 'section' || name === 'hidden-paragraph') hidden.pop();
      else if (silentNames.has(name)) silent--;
      else closed[name]?.();
    },
  });
}
