import type { Table } from '../model.ts';
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

type Column = { name: string; values: string[] };

const parts = new Set(['tx', 'cat', 'val', 'xVal', 'yVal', 'bubbleSize', 'strDim', 'numDim']);
const maxPoints = 200_000;

/** The values a chart keeps of the cells it was drawn from, as columns; they outlive the cells. */
export function chartValues(text: string, where: string): Table | undefined {
  const columns: Column[] = [];
  let series = '';
  let part = '';
  let points = 0;
  let inPoint = false;
  scanXml(text, {
    open: (name) => {
      if (name === 'ser' || name === 'series') series = '';
      else if (parts.has(name)) {
        part = name;
        if (name !== 'tx')
          columns.push({ name: name === 'cat' || name === 'xVal' || name === 'strDim' ? '' : series, values: [] });
      } else if (name === 'v' || name === 'pt') inPoint = part !== '';
    },
    text: (piece) => {
      if (!inPoint || piece.trim() === '' || points++ > maxPoints) return;
      if (part === 'tx') series += piece;
      else columns.at(-1)?.values.push(piece.trim());
    },
    close: (name) => {
      if (parts.has(name)) part = '';
      else if (name === 'v' || name === 'pt') inPoint = false;
    },
  });
  const distinct = new Map(
    columns.filter((column) => column.values.length > 0).map((column) => [column.values.join('\n'), column]),
  );
  const kept = [...distinct.values()];
  if (kept.length === 0) return undefined;
  const height = Math.max(...kept.map((column) => column.values.length));
  const rows = Array.from({ length: height }, (_, index) => kept.map((column) => column.values[index] ?? ''));
  const header = kept.map((column) => column.name);
  return { where, shape: 'grid', header, rows, hidden: true, caption: '', hiddenColumns: [] };
}
