import { attribute, scanXml } from '../reading/xml.ts';

/** Paragraphs of text in a drawing, chart or slide (DrawingML `a:p`), and what pictures are described as. */
export function drawingTexts(text: string): { readonly paragraphs: readonly string[]; readonly descriptions: readonly string[] } {
  const paragraphs: string[] = [];
  const descriptions: string[] = [];
  let paragraph = '';
  let taking = false;
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'p') paragraph = '';
      else if (name === 't') taking = true;
      else if (name === 'br') paragraph += '\n';
      else if (name === 'cNvPr') descriptions.push(attribute(attributes, 'descr') ?? '');
    },
    text: (piece) => {
      if (taking) paragraph += piece;
    },
    close: (name) => {
      if (name === 't') taking = false;
      else if (name === 'p') paragraphs.push(paragraph.trim());
    },
  });
  return { paragraphs: paragraphs.filter((found) => found !== ''), descriptions: descriptions.filter((found) => found !== '') };
}
