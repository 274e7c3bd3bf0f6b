import { wideText } from './biff12.ts';

/** PtgStr, [MS-XLSB] 2.5.97: its length in two bytes and its characters. */
const textToken = 0x17;
const minChars = 3;
const maxChars = 500;

const isReadable = (text: string): boolean => /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\r\n\t]+$/u.test(text);

/** The text whose token stands there; empty where it is another token, or a part of one. */
function textOfToken(tokens: Buffer, at: number): string {
  if (at + 3 > tokens.length) return '';
  const count = tokens.readUInt16LE(at + 1);
  if (count < minChars || count > maxChars || at + 3 + count * 2 > tokens.length) return '';
  const text = tokens.toString('utf16le', at + 3, at + 3 + count * 2);
  return isReadable(text) ? text : '';
}

/** Words inside the tokens of a formula. */
export function wordsIn(tokens: Buffer): readonly string[] {
  const words: string[] = [];
  for (let at = tokens.indexOf(textToken); at >= 0; ) {
    const text = textOfToken(tokens, at);
    if (text !== '') words.push(text);
    at = tokens.indexOf(textToken, text === '' ? at + 1 : at + 3 + text.length * 2);
  }
  return words;
}

/** Cells that are worked out, and where the formula begins behind what they show. */
const formulaFrom = new Map<number, (body: Buffer) => number>([
  [8, (body) => wideText(body, 8).end],
  [9, () => 16],
  [10, () => 9],
  [11, () => 9],
]);

/** Reads cells on, and the words of their formulas. */
export const withWords = (
  cells: ReadonlyMap<number, (body: Buffer) => void>,
  take: (words: string) => void,
): ReadonlyMap<number, (body: Buffer) => void> =>
  new Map(
    [...cells].map(([kind, read]) => {
      const from = formulaFrom.get(kind);
      if (from === undefined) return [kind, read];
      return [
        kind,
        (body: Buffer) => {
          read(body);
          take(wordsIn(body.subarray(from(body))).join(' '));
        },
      ];
    }),
  );

/** What a defined name (BrtName) is called, the words of its formula in quotes, and what is said of it. */
export function definedNameIn(body: Buffer): { readonly name: string; readonly value: string; readonly comment: string } {
  const { text: name, end } = wideText(body, 9);
  const tokens = end + 4 + body.readUInt32LE(end);
  const past = tokens + 4 + body.readUInt32LE(tokens);
  const words = wordsIn(body.subarray(end + 4, tokens)).map((word) => `"${word.replaceAll('"', "'")}"`);
  return { name, value: words.join(','), comment: past < body.length ? wideText(body, past).text : '' };
}
