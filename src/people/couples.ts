import type { Column } from './column.ts';

/** Two people under one family name. `y`, `e` and `i` join the two family names of one. */
const couple =
  /^(?:\p{L}{2,5}\.? )?\p{Lu}[\p{L}'’.-]{1,24}(?: \p{Lu}[\p{L}'’.-]{0,24}){0,2} (?:and|&|\+|und|et|og|och|en) (\p{Lu}[\p{L}'’.-]{1,24} \p{Lu}[\p{L}'’-]{1,24}(?: \p{Lu}[\p{L}'’-]{1,24})?)$/u;

/** `Max und Anna Muster`: Anna Muster, too. */
export const partnerIn = (name: string): string | undefined =>
  name.length > 90 ? undefined : couple.exec(name.replace('\n', ' ').replace(/ {2,}/gu, ' '))?.[1];

const unnumbered = (words: string): string => words.replace(/(?:^| )\d{1,2}(?= |$)/gu, '').trim();
/** `name.2.given`: what the same one was called before. */
const otherName = /(?:^| )names? (?:\d{1,2} )?(?:given|family|first|last)(?: |$)/u;

/** First and family names of a second and third somebody in one row: `child 2 first name`, `users.2.vorname`. */
export function numberedNames(columns: readonly Column[], first: readonly Column[]): readonly (readonly number[])[] {
  const further = (part: Column['part']): readonly Column[] => {
    const known = first.find((column) => column.part === part);
    return columns.filter(
      (column) =>
        known !== undefined &&
        column.part === part &&
        column.index > known.index &&
        column.names === 'people' &&
        column.filled > 0 &&
        unnumbered(column.words) === unnumbered(known.words) &&
        !otherName.test(column.words),
    );
  };
  const [given, family] = [further('given-name'), further('family-name')];
  return given.length !== family.length ? [] : given.map((column, at) => [column.index, family[at]?.index ?? column.index]);
}
