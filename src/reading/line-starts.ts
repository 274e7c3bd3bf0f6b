/** Where each line of a text begins, for lines parted at line feeds. */
export function startsOf(lines: readonly string[]): readonly number[] {
  let next = 0;
  return lines.map((line) => {
    next += line.length + 1;
    return next - line.length - 1;
  });
}
