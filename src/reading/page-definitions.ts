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

function collect(branch: Branch, reading: Reading): void {
  for (const child of branch.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'dt') {
      const label = withoutColon(textOf(child));
      reading.labels = reading.last === 'dt' ? [...reading.labels, label] : [label];
      reading.last = 'dt';
    } else if (child.tag === 'dd') add(reading, child);
    else if (child.tag === 'div' || child.tag === 'span') collect(child, reading);
  }
}

/** `<dl>`: one record, or several where the labels start over. */
export function definitionsIn(dl: Branch): readonly (readonly Definition[])[] {
  const reading: Reading = { records: [[]], seen: new Set(), labels: [], last: '' };
  collect(dl, reading);
  return reading.records.filter((record) => record.length > 0);
}
