// [MS-DOC] 2.9.33, 2.9.55: what is set on characters and paragraphs, in pages of 512 bytes, by place in the stream.

export type Stretch = { readonly from: number; readonly to: number };

const pageBytes = 512;
const maxPages = 20_000;

const sprmVanish = 0x083c;
const sprmDeleted = 0x0800;
const sprmInTable = 0x2416;
const sprmRowEnd = 0x2417;

/** How many bytes a property's value takes, by the upper three bits of its number. */
function operandBytes(sprm: number, list: Buffer, at: number): number {
  const size = [1, 1, 2, 4, 2, 2, 0, 3][sprm >> 13] ?? 1;
  if (size > 0) return size;
  if (sprm === 0xd608) return at + 2 <= list.length ? list.readUInt16LE(at) + 1 : list.length;
  return (list[at] ?? 0) + 1;
}

/** Which of these properties a list switches on. */
function switchedOn(list: Buffer, wanted: readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at + 3 <= list.length; ) {
    const sprm = list.readUInt16LE(at);
    if (wanted.includes(sprm) && ((list[at + 2] ?? 0) & 1) === 1) found.add(sprm);
    at += 2 + operandBytes(sprm, list, at + 2);
  }
  return found;
}

/** The pages that a table of places names. */
function* pagesIn(word: Buffer, plc: Buffer): Generator<Buffer> {
  const count = Math.min(maxPages, Math.floor((plc.length - 4) / 8));
  for (let index = 0; index < count; index++) {
    const at = plc.readUInt32LE((count + 1) * 4 + index * 4) * pageBytes;
    if (at + pageBytes <= word.length) yield word.subarray(at, at + pageBytes);
  }
}

type Found = Stretch & { readonly list: Buffer };

function* runsIn(
  page: Buffer,
  entryBytes: number,
): Generator<{ readonly from: number; readonly to: number; readonly at: number }> {
  const count = Math.min(page[pageBytes - 1] ?? 0, Math.floor((pageBytes - 5) / (4 + entryBytes)));
  for (let index = 0; index < count; index++) {
    const at = (page[(count + 1) * 4 + index * entryBytes] ?? 0) * 2;
    yield { from: page.readUInt32LE(index * 4), to: page.readUInt32LE(index * 4 + 4), at };
  }
}

function* characterLists(word: Buffer, plc: Buffer): Generator<Found> {
  for (const page of pagesIn(word, plc)) {
    for (const { from, to, at } of runsIn(page, 1))
      if (at > 0) yield { from, to, list: page.subarray(at + 1, at + 1 + (page[at] ?? 0)) };
  }
}

function* paragraphLists(word: Buffer, plc: Buffer): Generator<Found> {
  for (const page of pagesIn(word, plc)) {
    for (const { from, to, at } of runsIn(page, 13)) {
      if (at === 0) continue;
      const short = page[at] ?? 0;
      const start = short === 0 ? at + 2 : at + 1;
      const length = short === 0 ? (page[at + 1] ?? 0) * 2 : short * 2 - 1;
      yield { from, to, list: page.subarray(start + 2, start + length) };
    }
  }
}

const sorted = (stretches: readonly Stretch[]): readonly Stretch[] => stretches.toSorted((one, other) => one.from - other.from);

/** Whether a place stands in one of these stretches, which are sorted. */
export function covers(stretches: readonly Stretch[], place: number): boolean {
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (!stretch) return false;
    if (place < stretch.from) high = middle - 1;
    else if (place >= stretch.to) low = middle + 1;
    else return true;
  }
  return false;
}

export type Manners = { readonly hidden: readonly Stretch[]; readonly deleted: readonly Stretch[] };

/** Where characters are hidden or marked as deleted. */
export function mannersIn(word: Buffer, plc: Buffer): Manners {
  const hidden: Stretch[] = [];
  const deleted: Stretch[] = [];
  for (const { from, to, list } of characterLists(word, plc)) {
    const on = switchedOn(list, [sprmVanish, sprmDeleted]);
    if (on.has(sprmVanish)) hidden.push({ from, to });
    if (on.has(sprmDeleted)) deleted.push({ from, to });
  }
  return { hidden: sorted(hidden), deleted: sorted(deleted) };
}

export type Cells = { readonly inTable: readonly Stretch[]; readonly rowEnds: readonly Stretch[] };

/** Which paragraphs stand in tables, and which only end a row. */
export function cellsIn(word: Buffer, plc: Buffer): Cells {
  const inTable: Stretch[] = [];
  const rowEnds: Stretch[] = [];
  for (const { from, to, list } of paragraphLists(word, plc)) {
    const on = switchedOn(list, [sprmInTable, sprmRowEnd]);
    if (on.has(sprmInTable)) inTable.push({ from, to });
    if (on.has(sprmRowEnd)) rowEnds.push({ from, to });
  }
  return { inTable: sorted(inTable), rowEnds: sorted(rowEnds) };
}
