/** `A`, `Z`, `AA`. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** The column of `BC12` that stands at `from`: 54; -1 where there is no letter. */
export function columnNumber(reference: string, from: number): number {
  let column = 0;
  for (let at = from; at < reference.length && at < from + 4; at++) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (!(letter >= 65 && letter <= 90)) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** Cells of one column below each other, all counted from 0: `B2:B40`. */
export const rangeName = (range: { readonly column: number; readonly top: number; readonly bottom: number }): string => {
  const letters = columnName(range.column);
  return `${letters}${range.top + 1}:${letters}${range.bottom + 1}`;
};
