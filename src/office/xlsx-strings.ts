import { scanXml, unescapeText } from '../reading/xml.ts';

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
