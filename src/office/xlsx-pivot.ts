import type { Table } from '../model.ts';
import { attribute, scanXml } from '../reading/xml.ts';
import { withDates } from './serials.ts';

type Field = { readonly name: string; readonly shared: string[]; readonly inRecords: boolean };

type Cache = { readonly source: string; readonly fields: readonly Field[] };

const maxRows = 2_000_000;
const valueNames = new Set(['s', 'n', 'd', 'b', 'e', 'm', 'x']);

const shown = (name: string, attributes: string): string => {
  if (name === 'm' || name === 'e') return '';
  const value = attribute(attributes, 'v') ?? '';
  return name === 'd' ? value.replace(/T00:00:00(?:\.0+)?Z?$/u, '').replace('T', ' ') : value;
};

/** What a pivot table remembers of its source: `pivotCacheDefinition` names the fields and lists their distinct values. */
export function readPivotCache(text: string): Cache {
  const fields: Field[] = [];
  let source = '';
  let inItems = false;
  let depth = 0;
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'worksheetSource') {
        const sheet = attribute(attributes, 'sheet');
        const range = attribute(attributes, 'name');
        source = sheet === undefined ? (range ?? '') : `sheet '${sheet}'`;
      } else if (name === 'cacheField') {
        const inRecords = attribute(attributes, 'databaseField') !== '0';
        fields.push({ name: attribute(attributes, 'name') ?? '', shared: [], inRecords });
      } else if (name === 'sharedItems') inItems = true;
      else if (inItems && valueNames.has(name)) {
        if (depth === 0) fields.at(-1)?.shared.push(shown(name, attributes));
        depth++;
      }
    },
    close: (name) => {
      if (name === 'sharedItems') inItems = false;
      else if (inItems && valueNames.has(name)) depth--;
    },
  });
  return { source, fields };
}

type Records = { readonly rows: readonly (readonly string[])[]; readonly used: readonly ReadonlySet<string>[] };

function readRecords(text: string, fields: readonly Field[]): Records {
  const rows: string[][] = [];
  const used = fields.map(() => new Set<string>());
  let row: string[] | undefined;
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'r') {
        row = [];
        if (rows.length < maxRows) rows.push(row);
      } else if (row && valueNames.has(name) && row.length < fields.length) {
        const { length } = row;
        const value = name === 'x' ? fields[length]?.shared[Number(attribute(attributes, 'v'))] : shown(name, attributes);
        used[length]?.add(value ?? '');
        row.push(value ?? '');
      }
    },
    close: (name) => {
      if (name === 'r') row = undefined;
    },
  });
  return { rows, used };
}

/** The n-th value of each list side by side: records that were never stored, or not any more, are nearest to this. */
function abreast(columns: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const height = Math.min(
    maxRows,
    columns.reduce((most, column) => Math.max(most, column.length), 0),
  );
  return Array.from({ length: height }, (_, index) => columns.map((column) => column[index] ?? ''));
}

/** A pivot cache as tables: its records, and values that no record uses (any more). `records` is the part that holds the rows. */
export function pivotTables(cache: Cache, records: string | undefined, number: number): readonly Table[] {
  const fields = cache.fields.filter((field) => field.inRecords);
  const header = fields.map((field) => field.name);
  const place = `pivot cache ${number}${cache.source === '' ? '' : ` (copied from ${cache.source})`}`;
  const table = (where: string, rows: Table['rows']): Table => ({
    where,
    shape: 'grid',
    header,
    rows: withDates(header, rows),
    hidden: true,
    caption: cache.source,
    hiddenColumns: [],
  });
  const { rows, used } = records === undefined ? { rows: [], used: [] } : readRecords(records, fields);
  if (rows.length === 0) return [table(place, abreast(fields.map((field) => field.shared)))];
  const kept = abreast(fields.map((field, index) => field.shared.filter((value) => value !== '' && !used[index]?.has(value))));
  if (kept.length === 0) return [table(place, rows)];
  return [table(place, rows), table(`${place}, values kept after their rows were deleted`, kept)];
}
