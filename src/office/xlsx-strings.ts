import { scanXml } from '../reading/xml.ts';

/** Control characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The table of texts that cells refer to by number. */
export function sharedStrings(text: string): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  scanXml(text, {
    open: (name) => {
      if (name === 't') inText = phonetic === 0;
      else if (name === 'si') current = '';
      else if (name === 'rPh') phonetic++;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'si') strings.push(unescapeText(current));
      else if (name === 'rPh') phonetic--;
    },
    text: (piece) => {
      if (inText) current = current === '' ? piece : current + piece;
    },
  });
  return strings;
}
