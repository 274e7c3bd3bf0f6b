/** Which language a text is in, and so which words are asked of it. */

import { english, type Spoken } from './confided-words.ts';
import { european } from './confided-words-europe.ts';

/** The commonest words of each, and those that short notes are full of; what several have in common counts for each. */
const common: Readonly<Record<string, string>> = {
  en: 'the of and to was were her his that with for not said she has had from at by on is this who they be have will would after about it as in are an been him',
  de: 'der die das und ist nicht mit von dem den des ein eine einen sie er hat sich zu zur zum auf im in an wird wurde noch seit bei nach fr zi',
  fr: 'le la les de et est pas une un du que pour dans avec elle il son sa au aux des sur ne qui se en a mme depuis chez',
  es: 'el la los las de y que en no se su con por una un del al ha le a o ya muy hasta desde lo hab',
  it: 'il la di che e non si per con una un della del ha gli nel in a da dal al alla sono lo le piu dopo sig ra letto turno',
  nl: 'de het een en van niet is op in met dat voor zijn haar heeft ze bij naar door wordt dhr mevr aan te',
  pl: 'nie sie jest na w z i do ze od po przez jej jego oraz jak dla przy za pani pan sala',
  sv: 'och att det som en ett i inte pa med hon han har ar av till den om efter sig fick rum',
  pt: 'o a os as de que e nao em se do da dos das com um uma no na por ao foi num numa quarto',
};
/** Letters that one of them has alone. */
const letters: Readonly<Record<string, string>> = {
  ß: 'de',
  œ: 'fr',
  ñ: 'es',
  ł: 'pl',
  ę: 'pl',
  ż: 'pl',
  å: 'sv',
  ã: 'pt',
  õ: 'pt',
};
const byWord = new Map<string, string[]>();
for (const [tongue, words] of Object.entries(common))
  for (const word of words.split(' ')) byWord.set(word, [...(byWord.get(word) ?? []), tongue]);
for (const [letter, tongue] of Object.entries(letters)) byWord.set(letter, [tongue]);

const maxAsked = 4_000;
/** How many different ones: a mark that stands in every row, such as `ET`, is one. */
const leastWords = 3;
/** English borrows and is borrowed from. */
const twice = 2;

/** A text in lower case, without the accents that many leave out. */
export const unaccented = (lower: string): string =>
  /[^\0-\x7f]/u.test(lower)
    ? lower
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replaceAll('ł', 'l')
        .replaceAll('ß', 'ss')
        .replaceAll('ø', 'o')
        .replaceAll('æ', 'ae')
    : lower;

/** The words for a text: English, unless another language has clearly more of its words there. */
export function wordsFor(texts: Iterable<string>): Spoken {
  const counts = new Map<string, number>();
  const seen = new Map<string, Set<string>>();
  let left = maxAsked;
  for (const text of texts) {
    if (left <= 0) break;
    const lower = text.slice(0, left).toLowerCase();
    left -= lower.length + 1;
    const found = [...unaccented(lower).matchAll(/[a-z]+/gu), ...lower.matchAll(/[ßœñłężåãõ]/gu)];
    for (const [word] of found)
      for (const tongue of byWord.get(word) ?? []) {
        counts.set(tongue, (counts.get(tongue) ?? 0) + 1);
        seen.set(tongue, (seen.get(tongue) ?? new Set()).add(word));
      }
  }
  const [first, second] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (first === undefined || first[1] === second?.[1] || (seen.get(first[0])?.size ?? 0) < leastWords) return english;
  return first[1] > twice * (counts.get('en') ?? 0) ? (european[first[0]] ?? english) : english;
}
