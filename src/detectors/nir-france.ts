import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const shape = /^[12378] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}$/u;

/** INSEE: 97 less the remainder of the first thirteen; Corsica's letters count as 19 and 18. */
const isNir = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const plain = value.replaceAll(' ', '').replace('2A', '19').replace('2B', '18');
  return 97 - (Number(plain.slice(0, 13)) % 97) === Number(plain.slice(13));
};

export default {
  title: 'French social security number (NIR)',
  category: 'identity',
  labels: listed(
    `nir, numéro de sécurité sociale, numero de securite sociale, n° de sécurité sociale, sécurité sociale, numéro insee, numéro ss, carte vitale`,
  ),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])[12378] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\p{L}\p{N}_]|[.-]\p{N})/gu,
    { confidence: 0.9, accepts: isNir },
  ),
  accepts: isNir,
  needsLabel: true,
  chance: 1 / 97,
  examples: {
    detect: ['Sécurité sociale : 2 55 08 14 168 025 38', 'NIR 185057800608491'],
    ignore: ['255081416802538', 'NIR 255081416802539'],
  },
} satisfies Detector;
