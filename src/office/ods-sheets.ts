import { attribute, scanXml } from '../xml.ts';
import { columnName } from './cell-address.ts';
import type { Collected } from './collected.ts';
import { layOut } from './grid.ts';

const maxColumns = 16_384;
const maxRows = 1_048_576;
const maxRepeatedCells = 256;
const maxHiddenRanges = 2_000;

type Row = { readonly number: number; readonly hidden: boolean; readonly columns: number[]; readonly texts: string[] };

type Table = {
  readonly name: string;
  hidden: boolean;
  external: string | undefined;
  readonly rows: Row[];
  readonly hiddenColumns: { readonly from: number; readonly to: number }[];
  columns: number;
  next: number;
  skip: number;
};

type Cell = { readonly type: string; readonly value: string; readonly repeated: number };

const count = (attributes: string, name: string, most: number): number =>
  Math.min(most, Math.max(1, Number(attribute(attributes, name) ?? 1) || 1));

const digits = (text: string): string => text.replace(/\D/gu, '');

/** A cell as it is shown; dates in ISO order, and numbers too wide for their cell in full. */
function shown({ type, value }: Cell, text: string): string {
  if (type === 'date') return value.replace(/T00:00:00(?:\.0+)?$/u, '').replace('T', ' ');
  if (type === 'float' && /^\d{4,20}$/u.test(value) && digits(text).length < value.length) return value;
  return text === '' ? value : text;
}

const newTable = (name: string, hidden: boolean): Table => ({
  name,
  hidden,
  external: undefined,
  rows: [],
  hiddenColumns: [],
  columns: 0,
  next: 0,
  skip: 1,
});

const placeOf = (table: Table): string => {
  if (table.external !== undefined)
    return `external link to '${table.external.split(/[\\/]/u).at(-1)}', sheet '${table.name.split('#').at(-1)}'`;
  return `${table.hidden ? 'hidden ' : ''}sheet '${table.name}'`;
};

function finish(table: Table, to: Collected): void {
  const isHiddenColumn = (column: number): boolean =>
    table.hiddenColumns.some((range) => column >= range.from && column <= range.to);
  const hidden = table.hidden || table.external !== undefined;
  to.add(layOut({ place: placeOf(table), name: table.name, hidden, rows: table.rows, isHiddenColumn }));
}

/** Takes the sheets of `content.xml` apart, with whatever stands on and beside them. `hiding` are the styles that hide. */
export function readOdsSheets(text: string, hiding: ReadonlySet<string>, to: Collected): void {
  const tables: Table[] = [];
  let cell: Cell | undefined;
  let column = 0;
  let paragraphs: string[] = [];
  let words: string | undefined;
  let aside: { readonly where: string; words: string[] } | undefined;
  let silent = 0;
  let history = 0;
  const collapsed: boolean[] = [];
  const isHidden = (attributes: string): boolean =>
    /^(?:collapse|filter)$/u.test(attribute(attributes, 'visibility') ?? '') ||
    hiding.has(attribute(attributes, 'style-name') ?? '');
  const table = (): Table => tables.at(-1) ?? newTable('', false);
  const opened: Readonly<Record<string, (attributes: string) => void>> = {
    table: (attributes) => {
      tables.push(newTable(attribute(attributes, 'name') ?? '', hiding.has(attribute(attributes, 'style-name') ?? '')));
    },
    'table-source': (attributes) => {
      table().external = attribute(attributes, 'href') ?? '';
    },
    'table-column': (attributes) => {
      const now = table();
      const repeated = count(attributes, 'number-columns-repeated', maxColumns);
      if ((isHidden(attributes) || collapsed.includes(true)) && now.hiddenColumns.length < maxHiddenRanges) {
        now.hiddenColumns.push({ from: now.columns, to: now.columns + repeated - 1 });
      }
      now.columns += repeated;
    },
    'table-row': (attributes) => {
      const now = table();
      const hidden = isHidden(attributes) || collapsed.includes(true);
      now.rows.push({ number: now.next, hidden, columns: [], texts: [] });
      now.skip = count(attributes, 'number-rows-repeated', maxRows);
      now.next += now.skip;
      column = 0;
    },
    annotation: () => {
      const here = `${columnName(column)}${(table().rows.at(-1)?.number ?? 0) + 1}`;
      aside = { where: `comment on ${placeOf(table())}, cell ${here}`, words: [] };
    },
    creator: () => {
      silent++;
    },
    date: () => {
      silent++;
    },
    p: () => {
      words = '';
    },
    s: (attributes) => {
      words = words === undefined ? undefined : words + ' '.repeat(count(attributes, 'c', 40));
    },
    tab: () => {
      words = words === undefined ? undefined : `${words}\t`;
    },
    'line-break': () => {
      words = words === undefined ? undefined : `${words}\n`;
    },
    a: (attributes) => to.link(attribute(attributes, 'href') ?? '', ''),
    'named-expression': (attributes) => {
      const quoted = [...(attribute(attributes, 'expression') ?? '').matchAll(/"([^"]{1,2000})"/gu)];
      for (const match of quoted) to.say(match[1] ?? '', `defined name '${attribute(attributes, 'name')}'`, { hidden: true });
    },
    'content-validation': (attributes) => {
      const quoted = [...(attribute(attributes, 'condition') ?? '').matchAll(/"([^"]{1,500})"/gu)];
      to.say(quoted.map((match) => match[1]).join(' '), 'data validation list', { hidden: true });
    },
    'tracked-changes': () => {
      history++;
    },
    'text-box': () => {
      aside ??= { where: `text box on ${placeOf(table())}`, words: [] };
    },
    'custom-shape': () => {
      aside ??= { where: `text box on ${placeOf(table())}`, words: [] };
    },
  };
  const endAside = (): void => {
    if (aside) to.say(aside.words.join('\n'), aside.where, { hidden: aside.where.startsWith('comment') || table().hidden });
    aside = undefined;
  };
  const endCell = (): void => {
    if (!cell) return;
    const row = table().rows.at(-1);
    const found = shown(cell, paragraphs.join('\n').trim());
    if (found !== '' && history > 0) to.say(found, 'change history', { hidden: true });
    else if (found !== '' && row) {
      for (let index = 0; index < Math.min(cell.repeated, maxRepeatedCells) && column + index < maxColumns; index++) {
        row.columns.push(column + index);
        row.texts.push(found);
      }
    }
    column += cell.repeated;
    cell = undefined;
  };
  const closed: Readonly<Record<string, () => void>> = {
    table: () => {
      const done = tables.pop();
      if (done) finish(done, to);
    },
    p: () => {
      if (words !== undefined) (aside ? aside.words : paragraphs).push(words);
      words = undefined;
    },
    creator: () => {
      silent--;
    },
    date: () => {
      silent--;
    },
    annotation: endAside,
    'text-box': endAside,
    'custom-shape': endAside,
    'tracked-changes': () => {
      history--;
    },
  };
  scanXml(text, {
    open: (name, attributes) => {
      if (name.endsWith('table-cell')) {
        const value =
          attribute(attributes, 'date-value') ?? attribute(attributes, 'string-value') ?? attribute(attributes, 'value') ?? '';
        cell = {
          type: attribute(attributes, 'value-type') ?? '',
          value,
          repeated: count(attributes, 'number-columns-repeated', maxColumns),
        };
        paragraphs = [];
      } else if (name.endsWith('-group')) collapsed.push(attribute(attributes, 'display') === 'false');
      else opened[name]?.(attributes);
    },
    text: (piece) => {
      if (words !== undefined && silent === 0) words += piece;
    },
    close: (name) => {
      if (name.endsWith('table-cell')) endCell();
      else if (name.endsWith('-group')) collapsed.pop();
      else closed[name]?.();
    },
  });
}
