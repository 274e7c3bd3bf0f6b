import type { Table } from '../model.ts';
import { namesShare } from './person-like.ts';

/** `first` beside `last`, alone or at the end of a key path: halves of a name, and not the first of anything. */
const half = (which: string): RegExp => new RegExp(`(?:^|[.\\s_])${which}$`, 'iu');
const pairs = [
  [half('first'), half('last')],
  [half('given'), half('family')],
] as const;

const maxSampled = 20;
const minPeople = 0.5;

/** Whether what stands below both is called as people are: stations and pages have a first and a last one, too. */
function areNames({ rows }: Table, given: number, family: number): boolean {
  const whole: string[] = [];
  for (const row of rows) if (whole.push(`${row[given] ?? ''} ${row[family] ?? ''}`.trim()) >= maxSampled) break;
  const { people, things } = namesShare(whole.filter((cell) => cell !== ''));
  return people >= minPeople && things < minPeople;
}

/** The table with `first` and `last`, or `given` and `family`, of the same key spelled out, where they hold names; else as it is. */
export function withHalfNames(table: Table): Table {
  return pairs.reduce((named, [first, last]) => spelledOut(named, first, last), table);
}

function spelledOut(table: Table, first: RegExp, last: RegExp): Table {
  const { header } = table;
  const given = header.findIndex((label) => first.test(label));
  const family = header.findIndex((label) => last.test(label));
  const isPair = given >= 0 && family >= 0 && header[given]?.replace(first, '') === header[family]?.replace(last, '');
  if (!isPair || !areNames(table, given, family)) return table;
  return { ...table, header: header.map((label, at) => (at === given || at === family ? `${label} name` : label)) };
}
