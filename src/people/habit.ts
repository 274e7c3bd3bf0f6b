// Lists of people, or of what looks like people, that law or custom makes public.

import { functions, type Habit, officeWords, postWords, served, vocabularies } from './habit-words.ts';

/** A committee has members beside its chair and clerk; a web shop has nothing but members. */
const minOffices = 2;

const lastWords = (column: string): readonly string[] => [1, 2].map((length) => column.split(' ').slice(-length).join(' '));

/** Whether a column is headed by what people do for others, `Head coach`, and not by what others are to them. */
export const isFunction = (column: string): boolean => lastWords(column).some((words) => functions.has(words));

/** Whether it may be: `Sołtys`, `Tower captain`, words that name nobody who is served. */
export const couldBeFunction = (column: string): boolean =>
  /^\p{L}{3,24}(?: \p{L}{3,24})?$/u.test(column) && !lastWords(column).some((words) => served.has(words));

/** Which kind of public list a column's cells tell of: posts people hold, or offices and parties. */
export function habitOfCells(cells: readonly string[]): 'staff' | 'office' | undefined {
  if (cells.length === 0) return undefined;
  const telling = (words: ReadonlySet<string>): readonly string[] =>
    cells.filter((cell) => runsOf(cell).some((run) => words.has(run) && (run.length >= minWord || run === cell)));
  const offices = telling(officeWords);
  const members = new Set(offices).size >= minOffices ? cells.filter((cell) => cell === 'member').length : 0;
  if ((offices.length + members) * 2 >= cells.length) return 'office';
  if (telling(postWords).length * 2 >= cells.length) return 'staff';
  // A committee has a chair, a treasurer, a welfare officer and a head coach.
  return telling(officeWords.union(postWords)).length * 2 >= cells.length ? 'office' : undefined;
}

const maxWords = 400;
/** `pp`, `ms`, `snp`: a party where it stands alone, anything inside a longer text. */
const minWord = 4;

function runsOf(words: string): readonly string[] {
  const list = words.split(' ').slice(0, maxWords);
  return list.flatMap((_, from) =>
    [1, 2, 3].filter((length) => from + length <= list.length).map((length) => list.slice(from, from + length).join(' ')),
  );
}

/** A habit with how strongly the columns and the names around them speak for it. */
export type HabitSigns = {
  readonly habit: Habit;
  readonly columns: number;
  readonly called: number;
  /** Columns that only such a list has. */
  readonly sure: number;
  /** Called so that there is no doubt. */
  readonly surely: boolean;
};

/** What cells tell of the list they stand in. */
export type Told = 'staff' | 'office' | 'planning' | 'business' | 'honours' | 'animals';

type Around = {
  readonly called: string;
  /** The file's name: believed where it leaves no doubt. */
  readonly name: string;
  readonly told: readonly Told[];
};

/** Which habits the folded column names and the folded words around a table tell of, the strongest first. */
export function habitsOf(columns: readonly string[], { called, name, told }: Around): readonly HabitSigns[] {
  const whole = new Set(columns.flatMap((column) => [column, ...runsOf(column).filter((run) => run.includes(' '))]));
  const nearby = new Set(runsOf(called));
  const beyondDoubt = nearby.union(new Set(runsOf(name)));
  return vocabularies
    .map((vocabulary) => {
      const words = Math.max(0, whole.intersection(vocabulary.columns).size - vocabulary.needs + 1);
      const cells = told.filter((id) => id === vocabulary.id).length;
      const names = nearby.intersection(vocabulary.called).size;
      const sure = vocabulary.sure === undefined ? 0 : whole.intersection(vocabulary.sure).size + cells;
      // Applications of every kind have a reference, a status and a decision.
      const surely = vocabulary.surely !== undefined && !beyondDoubt.isDisjointFrom(vocabulary.surely);
      const vague = vocabulary.sure !== undefined && sure === 0 && names === 0;
      return {
        habit: { id: vocabulary.id, says: vocabulary.says },
        columns: (surely ? 1 : 0) + (vague ? Math.min(words, 1) : words) + cells,
        called: names,
        sure,
        surely,
      };
    })
    .filter((signs) => signs.columns > 0 || signs.called > 0)
    .sort((one, other) => other.columns * 2 + other.called - (one.columns * 2 + one.called));
}

const ofThings: readonly Habit['id'][] = ['business', 'events', 'spending', 'authors'];
/** Programs call many a field by a word of a programme, a bill or a shop. */
const maxByChance = 2;

/** Whether no more than one or two words speak for a habit, and nothing that stands above the rows. */
export const mayBeChance = ({ habit, columns, called, sure, surely }: HabitSigns): boolean =>
  ofThings.includes(habit.id) && columns <= (habit.id === 'business' ? 1 : maxByChance) && called === 0 && sure === 0 && !surely;
