import { zipOf } from '../zip-writer.ts';
import { answers } from './corpus.ts';
import { openPublicSite } from './site.ts';

// Files of each format for the benches: answers to a form, and things that are nobody's. The same on every run.

export type BenchFile = {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the figure counts: the file's bytes, of a workbook those of its unpacked XML. */
  readonly countedBytes: number;
};

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const file = (name: string, text: string): BenchFile => {
  const bytes = bytesOf(text);
  return { name, bytes, countedBytes: bytes.length };
};

export type Sheet = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const answerLine = /^((?:[^,]*,){9})"(.*)"$/u;

/** The answers of the corpus as cells. */
export function answerSheet(bytes: number): Sheet {
  const [head = '', ...lines] = answers(bytes).split('\n');
  const rows = lines.flatMap((line) => {
    const [, cells, last] = answerLine.exec(line) ?? [];
    return cells === undefined || last === undefined ? [] : [[...cells.slice(0, -1).split(','), last]];
  });
  return { header: head.split(','), rows };
}

const things = 'table,chair,desk,bench,shelf,lamp'.split(',');

/** A shop's catalogue: many rows, and nobody in them. */
export function catalogueSheet(rows: number): Sheet {
  return {
    header: 'sku,title,category,price,in stock,updated,description,link'.split(','),
    rows: Array.from({ length: rows }, (_, at) => [
      `SKU-${100_000 + at * 7}`,
      `Oak ${things[at % things.length]} model ${at % 300}`,
      'furniture',
      `${at % 900}.99`,
      `${at % 50}`,
      `2024-0${1 + (at % 9)}-1${at % 9}T10:00:00Z`,
      `Solid wood, suitable for offices and halls; seats ${at % 12}`,
      `https://shop.example.org/p/${at}`,
    ]),
  };
}

const quoted = (cell: string): string => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const csvOf = ({ header, rows }: Sheet): BenchFile =>
  file('export.csv', `${[header, ...rows].map((row) => row.map(quoted).join(',')).join('\n')}\n`);

export function jsonOf({ header, rows }: Sheet): BenchFile {
  const keys = header.map((name) => name.toLowerCase().replace(/\W+/gu, '_'));
  const entries = rows.map((row, id) => ({ id, ...Object.fromEntries(keys.map((key, at) => [key, row[at] ?? ''])) }));
  return file('list.json', JSON.stringify({ total: rows.length, next: null, entries }));
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const tablePageOf = ({ header, rows }: Sheet): BenchFile =>
  file(
    'results.html',
    `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Results</title></head><body><main><h1>Results</h1>
<table class="sticky-enabled table"><thead><tr>${header.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row, at) => `<tr class="${at % 2 === 0 ? 'odd' : 'even'}">${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')} </tr>`).join('\n')}
</tbody></table></main></body></html>
`,
  );

/** As office programs write it: texts once in a table of their own, numbers in place. */
export function workbookOf({ header, rows }: Sheet): BenchFile {
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text) ?? places.size;
    places.set(text, known);
    return known;
  };
  const cellOf = (cell: string, column: number, row: number): string => {
    const reference = `${String.fromCharCode(65 + column)}${row}`;
    return /^[1-9]\d{0,9}$/u.test(cell)
      ? `<c r="${reference}" s="1"><v>${cell}</v></c>`
      : `<c r="${reference}" s="2" t="s"><v>${placeOf(cell)}</v></c>`;
  };
  const lines = [header, ...rows].map(
    (row, at) =>
      `<row r="${at + 1}" spans="1:${row.length}" x14ac:dyDescent="0.25">${row.map((cell, column) => cellOf(cell, column, at + 1)).join('')}</row>`,
  );
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const parts = [
    {
      name: '[Content_Types].xml',
      body: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      body: `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      body: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', body: `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData></worksheet>` },
    {
      name: 'xl/sharedStrings.xml',
      body: `<sst xmlns="${main}" uniqueCount="${places.size}">${[...places.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    },
  ];
  return {
    name: 'book.xlsx',
    bytes: zipOf(parts),
    countedBytes: parts.reduce((sum, part) => sum + bytesOf(part.body).length, 0),
  };
}

/** One page of a public site a file. */
export function pageFiles(count: number): readonly BenchFile[] {
  const site = openPublicSite(count);
  return Array.from({ length: count }, (_, number) => file(`page-${number}.html`, site.page(number)));
}
