import { attribute, scanXml } from '../reading/xml.ts';
import { columnName, columnNumber } from './cell-address.ts';
import { type ChoiceList, itemsOf } from './choice-lists.ts';
import type { Scenario } from './xlsx-scenarios.ts';

const maxLists = 500;
const maxScenarios = 2_000;
/** As many as the program lets anybody fill in. */
const maxInputs = 32;
const maxFilters = 64;
const maxItems = 4_000;
const maxColumn = 16_383;

export type Beside = {
  readonly validation: (attributes: string) => void;
  readonly opened: Readonly<Record<string, (attributes: string) => void>>;
  /** Takes what stood in an element of data validation: its formula, or the cells it holds for; false where it is none of it. */
  readonly closed: (name: string, text: string) => boolean;
  readonly lists: readonly ChoiceList[];
  readonly scenarios: readonly Scenario[];
  readonly filters: readonly ChoiceList[];
};

type Filters = { readonly opened: Beside['opened']; readonly filters: readonly ChoiceList[] };

/** Keeps what columns are filtered by, under the cell that heads the column: values stay there when their rows are gone. */
function filterKeeper(): Filters {
  const filters: { readonly items: string[]; readonly cells: string }[] = [];
  let corner = 'A1';
  const keep = (attributes: string): void => {
    const items = filters.at(-1)?.items ?? [];
    const value = attribute(attributes, 'val') ?? '';
    if (items.length < maxItems) items.push(value.replace(/^\*|\*$/gu, ''));
  };
  return {
    filters,
    opened: {
      autoFilter: (attributes) => {
        corner = attribute(attributes, 'ref')?.split(':')[0] ?? 'A1';
      },
      filterColumn: (attributes) => {
        const column = Math.max(0, columnNumber(corner, 0)) + (Number(attribute(attributes, 'colId')) || 0);
        const cells = `${columnName(Math.min(column, maxColumn))}${/\d+/u.exec(corner)?.[0] ?? 1}`;
        if (filters.length < maxFilters) filters.push({ items: [], cells });
      },
      filter: keep,
      customFilter: keep,
    },
  };
}

/** The filters of a table part, which keeps its own. */
export function filtersIn(text: string): readonly ChoiceList[] {
  const { opened, filters } = filterKeeper();
  const readers = new Map(Object.entries(opened));
  scanXml(text, { open: (name, attributes) => readers.get(name)?.(attributes) });
  return filters;
}

/** Items of a list or drop-down box that was drawn onto a sheet (`ctrlProp` parts, [MS-XLSX] 2.6.60). */
export function boxItems(text: string): readonly string[] {
  const items: string[] = [];
  scanXml(text, {
    open: (name, attributes) => {
      const value = name === 'item' && items.length < maxItems ? (attribute(attributes, 'val') ?? '').trim() : '';
      if (value !== '') items.push(value);
    },
  });
  return items;
}

/**
 * Keeps drop-down lists and scenarios, which stand behind the cells. Lists that are newer than the format stand in an
 * extension, with formula and cells in elements of their own. `otherwise` is given the formulas that are no list.
 */
export function besideKeeper(otherwise: (formula: string) => void): Beside {
  const lists: ChoiceList[] = [];
  const scenarios: Scenario[] = [];
  const { opened, filters } = filterKeeper();
  const seen = new Set<string>();
  let open: { cells: string; formula: string } | undefined;
  const close = ({ cells, formula }: { readonly cells: string; readonly formula: string }): void => {
    const items = itemsOf(formula);
    const key = items.join('\n');
    if (items.length === 0) otherwise(formula);
    else if (!seen.has(key) && lists.length < maxLists) lists.push({ items, cells });
    seen.add(key);
  };
  return {
    lists,
    scenarios,
    filters,
    validation: (attributes) => {
      open = { cells: attribute(attributes, 'sqref') ?? '', formula: '' };
    },
    opened: {
      ...opened,
      scenario: (attributes) => {
        const said = (name: string): string => attribute(attributes, name) ?? '';
        if (scenarios.length < maxScenarios)
          scenarios.push({ name: said('name'), user: said('user'), comment: said('comment'), inputs: [] });
      },
      inputCells: (attributes) => {
        const inputs = scenarios.at(-1)?.inputs ?? [];
        if (inputs.length < maxInputs)
          inputs.push({ cell: attribute(attributes, 'r') ?? '', value: attribute(attributes, 'val') ?? '' });
      },
    },
    closed: (name, text) => {
      if (!open) return false;
      if (name === 'dataValidation') {
        close(open);
        open = undefined;
      } else if (name === 'sqref') open.cells = text;
      else if (name === 'f' || name === 'formula1') open.formula ||= text;
      return name === 'f' || name === 'formula1' || name === 'sqref';
    },
  };
}
