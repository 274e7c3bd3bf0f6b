import type { Cell, Line, Seam } from './lines.ts';

/** In points: what programs set under each other is off by less. */
const exact = 1.5;
/** Lines before and after that are asked. */
const neighbours = 3;
const needed = 2;

const maxStarts = 200;

const startsOf = (line: Line): readonly number[] =>
  line.cells
    .slice(0, maxStarts)
    .flatMap((cell) => [cell.x, ...cell.seams.map(({ x }) => x)])
    .slice(0, maxStarts);

function cutCell(cell: Cell, at: readonly Seam[]): readonly Cell[] {
  const cells: Cell[] = [];
  let from = { x: cell.x, at: 0 };
  for (const to of [...at, { x: cell.right, at: cell.text.length }]) {
    const inside = cell.seams.filter((seam) => seam.at > from.at && seam.at < to.at);
    const { x, at: start } = from;
    const seams = inside.map((seam) => ({ x: seam.x, at: seam.at - start }));
    cells.push({ text: cell.text.slice(start, to.at).trim(), x, right: to.x, seams });
    from = to;
  }
  return cells;
}

/** Columns stand close to each other in narrow tables: a new one begins where lines above and below begin anew, too. */
export function cutAtSeams(lines: readonly Line[]): readonly Line[] {
  const starts = lines.map(startsOf);
  return lines.map((line, index) => {
    if (line.cells.every((cell) => cell.seams.length === 0)) return line;
    const [from, to] = [Math.max(0, index - neighbours), index + neighbours + 1];
    const around = starts.slice(from, to).filter((_, place) => from + place !== index);
    if (!lines.slice(from, to).some((other) => other.cells.length > 1)) return line;
    const isShared = ({ x }: Seam): boolean =>
      around.filter((one) => one.some((start) => Math.abs(start - x) <= exact)).length >= needed;
    return { ...line, cells: line.cells.flatMap((cell) => cutCell(cell, cell.seams.filter(isShared))) };
  });
}
