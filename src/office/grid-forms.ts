import type { Table } from '../model.ts';
import type { FormPair } from './form-block.ts';
import { recordsOf } from './form-records.ts';
import { withDates } from './serials.ts';
import { hiddenRowsOf, type Sheet, type SheetRow, withHiddenColumns } from './sheet.ts';

type FilledForm = { readonly pairs: readonly FormPair[]; readonly rows: readonly SheetRow[]; readonly caption: string };

/** A form as one record, or several where it was filled in again and again; what is hidden of it is a table of its own. */
export function formsOf(sheet: Sheet, { pairs, rows, caption }: FilledForm, place: string): readonly Table[] {
  const unseen = new Set(rows.filter((row) => row.hidden).map((row) => row.number));
  const form = (some: readonly FormPair[], at: string, hidden: boolean): readonly Table[] => {
    if (some.length === 0) return [];
    const { header, rows: records } = recordsOf(some);
    const columns = [...new Set(some.map(({ column }) => column))].sort((one, other) => one - other);
    const visible = new Set(some.filter(({ column }) => !sheet.isHiddenColumn(column)).map(({ label }) => label));
    const flags = header.map((name) => !visible.has(name));
    const where = withHiddenColumns(at, columns, sheet);
    const shape = records.length > 1 ? 'list' : 'form';
    const hiddenColumns = flags.includes(true) ? flags : [];
    return [{ where, shape, header, rows: withDates(header, records), hidden, caption, hiddenColumns }];
  };
  const shown = pairs.filter(({ row }) => !unseen.has(row));
  const hidden = pairs.filter(({ row }) => unseen.has(row));
  const rowsHidden = rows.filter(({ number }) => unseen.has(number));
  return [...form(shown, place, sheet.hidden), ...form(hidden, `${hiddenRowsOf(rowsHidden)} ${place}`, true)];
}
