import type { Branch } from './markup.ts';
import { withoutColon } from './page-cells.ts';
import { textOf } from './page-text.ts';

export type Definition = readonly [label: string, value: Branch];

type Reading = { readonly records: Definition[][]; readonly seen: Set<string>; labels: string[]; last: 'dt' | 'dd' | '' };

function add(reading: Reading, value: Branch): void {
  const label = reading.labels.join(' / ');
  if (reading.seen.has(label) && reading.last === 'dt') {
    reading.records.push([]);
    reading.seen.clear();
  }
  reading.seen.add(label);
  reading.records.at(-1)?.push([label, value]);
  reading.last = 'dd';
}

/** `Change` beside an answer: a second value that is nothing but links. */
const areLinks = ({ children }: Branch): boolean =>
  children.every((child) =>
    typeof child === 'string'
      ? child.trim() === ''
      : child.tag === 'a' || child.tag === 'button' || (child.children.length > 0 && areLinks(child)),
  );

function collect(branch: Branch, reading: Reading): void {
  for (const child of branch.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'dt') {
      const label = withoutColon(textOf(child));
      reading.labels = reading.last === 'dt' ? [...reading.labels, label] : [label];
      reading.last = 'dt';
    } else if (child.tag === 'dd' && reading.last === 'dd' && areLinks(child) && !/[@\d]/u.test(textOf(child))) continue;
    else if (child.tag === 'dd') add(reading, child);
    else if (child.tag === 'div' || child.tag === 'span') collect(child, reading);
  }
}

/** `<dl>`: one record, or several where the labels start over. */
export function definitionsIn(dl: Branch): readonly (readonly Definition[])[] {
  const reading: Reading = { records: [[]], seen: new Set(), labels: [], last: '' };
  collect(dl, reading);
  return reading.records.filter((record) => record.length > 0);
}
