// TeX sets letters from pictures of its own where it has no outlines, and does not say which letters they are: pdf.js gives
// their numbers in TeX's font encodings (T1, the Cork encoding; of the older OT1 the ligatures, which stand at other places).

const oldLigatures = ['ff', 'fi', 'fl', 'ffi', 'ffl'];
const signs = ['“', '”', '„', '«', '»', '–', '—', '', '', 'ı', 'ȷ', 'ff', 'fi', 'fl', 'ffi', 'ffl'];
const letters = 'ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£';

/** By number, where it is not the one that Unicode gives. */
const cork: ReadonlyMap<string, string> = new Map([
  ...[...oldLigatures, ...signs].map((letter, index) => [String.fromCharCode(0x0b + index), letter] as const),
  ...Array.from(letters, (letter, index) => [String.fromCharCode(0x80 + index), letter] as const),
  ...[
    [0xd7, 'Œ'],
    [0xdf, 'SS'],
    [0xf7, 'œ'],
    [0xff, 'ß'],
  ].map(([code, letter]) => [String.fromCharCode(Number(code)), String(letter)] as const),
]);

type InFont = { readonly font: string; readonly text: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const telling = /[\x0b\x0c\x0e-\x1f]/u;

/** Texts with their letters in place of TeX's numbers, in each font that has some which are no letters otherwise. */
export function legible<Text extends InFont>(texts: readonly Text[]): readonly Text[] {
  const fonts = new Set(texts.filter(({ text }) => telling.test(text)).map(({ font }) => font));
  if (fonts.size === 0) return texts;
  return texts.map((one) =>
    fonts.has(one.font) ? { ...one, text: Array.from(one.text, (letter) => cork.get(letter) ?? letter).join('') } : one,
  );
}
