import type { Match } from '../model.ts';
import type { Part, Whose } from '../vocabulary/labels.ts';

/** What columns need to know of the detectors. */
export type Detecting = {
  readonly find: (text: string, label?: string) => readonly Match[];
  readonly kindsOfLabel: (label: string) => readonly string[];
  readonly accepts: (id: string, cell: string) => boolean;
  readonly kindOfCells: (cells: readonly string[]) => { readonly id: string; readonly share: number } | undefined;
};

/** What one column holds, as far as its name and its cells agree. */
export type Column = {
  readonly index: number;
  readonly words: string;
  /** The last step of a key path, else the same. */
  readonly last: string;
  readonly part: Part | undefined;
  readonly whose: Whose;
  readonly kind: string | undefined;
  /** Of the cells that hold anything, how many are such values. */
  readonly share: number;
  /** Of the rows looked at, how many hold anything here. */
  readonly filled: number;
  /** Different values among those looked at. */
  readonly distinct: number;
  readonly cells: readonly string[];
  readonly hidden: boolean;
  readonly question: boolean;
  /** Called a name and no more: `name`, `nom`, not `full name`. */
  readonly bare: boolean;
  /** What a column of names names, `either` when its cells could be both; undefined for all other columns. */
  readonly names: 'people' | 'things' | 'either' | undefined;
};

/** A table with its header put right: rows of labels above the first record are not people. */
export type ColumnsRead = {
  readonly columns: readonly Column[];
  /** The records, without the rows that turned out to be headings. */
  readonly rows: Iterable<readonly string[]>;
};
