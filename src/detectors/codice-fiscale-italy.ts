import type { Detector } from '../model.ts';
import { compact } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/u;
const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

const place = (char: string): number => (char <= '9' ? Number(char) : char.charCodeAt(0) - 65);

/** D.M. 23/12/1976: odd places count by a table, even places as they stand. */
const isCodiceFiscale = (value: string): boolean => {
  const code = compact(value);
  if (!shape.test(code)) return false;
  const sum = [...code.slice(0, 15)].reduce(
    (total, char, at) => total + (at % 2 === 0 ? (odd[place(char)] ?? 0) : place(char)),
    0,
  );
  return String.fromCharCode(65 + (sum % 26)) === code[15];
};

export default {
  title: 'Italian tax code (codice fiscale)',
  category: 'identity',
  labels: listed(`codice fiscale, cod fiscale, cod fisc, codice fiscale italiano, cf`),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z](?![\p{L}\p{N}_]|[.-]\p{N})/giu,
    { confidence: 0.9, accepts: isCodiceFiscale },
  ),
  accepts: isCodiceFiscale,
  needsLabel: true,
  chance: 1 / 100,
  examples: {
    detect: ['codice fiscale RSSMRA85T10A562S', 'CF: rssmra85t10a562s'],
    ignore: ['codice fiscale RSSMRA85T10A562T', 'ABCDEF12G34H567I'],
  },
} satisfies Detector;
