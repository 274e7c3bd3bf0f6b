import { attribute, scanXml } from '../reading/xml.ts';
import { type ChoiceList, itemsOf } from './choice-lists.ts';
import { type Filters, filterElements, filterKeeper } from './xlsx-filters.ts';
import type { Scenario } from './xlsx-scenarios.ts';

const maxLists = 500;
const maxScenarios = 2_000;
/** As many as the program lets anybody fill in. */
const maxInputs = 32;
const maxItems = 4_000;

export type Beside = {
  readonly validation: (attributes: string) => void;
  readonly opened: Readonly<Record<string, (attributes: string) => void>>;
  /** Takes what stood in an element of data validation: its formula, or the cells it holds for; false where it is none of it. */
  readonly closed: (name: string, text: string) => boolean;
  readonly lists: readonly ChoiceList[];
  readonly scenarios: readonly Scenario[];
  readonly filters: () => Filters;
};

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
  const filters = filterKeeper();
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
    filters: filters.kept,
    validation: (attributes) => {
      open = { cells: attribute(attributes, 'sqref') ?? '', formula: '' };
    },
    opened: {
      ...filterElements(filters),
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
