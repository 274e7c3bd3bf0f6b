import { foldWords } from '../vocabulary/labels.ts';

const maxNameWords = 3;

/** `students.csv`, `export-volunteers-2024.xlsx`: the last words of a file's name, folded, tell what is in it. */
export const calledAfter = (name: string): string =>
  foldWords(name.replace(/\.\w{1,5}$/u, ''))
    .split(' ')
    .filter((word) => !/\d/u.test(word))
    .slice(-maxNameWords)
    .join(' ');
