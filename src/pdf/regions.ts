import type { Table } from '../model.ts';
import { columnNames } from '../office/header.ts';
import { withDates } from '../office/serials.ts';
import { alignment } from './anchors.ts';

/** Rows of cells under common columns. `anchors` are where the columns begin. */
export type Region = {
  readonly rows: string[][];
  readonly anchors: readonly number[];
  readonly caption: string;
  from: number;
  to: number;
};

const sameColumns = (one: Region, other: Region): boolean =>
  one.anchors.length > 0 &&
  one.anchors.length === other.anchors.length &&
  one.anchors.every((anchor, index) => Math.abs(anchor - (other.anchors[index] ?? 0)) <= alignment * 2);

/** Adds the regions of a page to those before; a table that goes on over a page's end stays one. */
export function addRegions(all: Region[], regions: readonly Region[]): void {
  const [first, ...rest] = regions;
  const last = all.at(-1);
  if (first && last && last.to === first.from - 1 && sameColumns(last, first)) {
    const repeated = first.rows[0]?.join('\n') === last.rows[0]?.join('\n');
    last.rows.push(...first.rows.slice(repeated ? 1 : 0));
    last.to = first.to;
    all.push(...rest);
  } else all.push(...regions);
}

type Called = { readonly name: (page: number) => string; readonly hidden?: boolean };

export function tableOf(region: Region, { name, hidden }: Called): Table {
  const header = columnNames(region.rows);
  const rows = header.length > 0 ? region.rows.slice(1) : region.rows;
  const where = region.from === region.to ? name(region.from) : `${name(region.from)} to ${region.to}`.replace('page ', 'pages ');
  return {
    where,
    shape: 'grid',
    header,
    rows: withDates(header, rows),
    hidden: hidden ?? false,
    caption: region.caption,
    hiddenColumns: [],
  };
}
