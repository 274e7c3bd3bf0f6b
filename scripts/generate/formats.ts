import { workbook } from './workbook.ts';

/** Rows with a heading: what every exported list is before it gets a format. */
export type Sheet = { readonly title: string; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

export type Written = { readonly ending: string; readonly body: string | Uint8Array };

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

export function delimited({ header, rows }: Sheet, delimiter: string): string {
  const cell = (text: string): string =>
    text.includes(delimiter) || /["\n]/u.test(text) ? `"${text.replace(/"/gu, '""')}"` : text;
  return [header, ...rows]
    .filter((row) => row.length > 0)
    .map((row) => row.map(cell).join(delimiter))
    .join('\r\n');
}

const keyed = ({ header, rows }: Sheet): readonly Readonly<Record<string, string>>[] =>
  rows.map((row) => Object.fromEntries(header.map((key, at) => [key, row[at] ?? ''])));

/** `Date of birth` as a program would call it. */
const machine = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/gu, '')
    .toLowerCase();

const camel = (label: string): string => machine(label).replace(/_(\p{L})/gu, (_, letter: string) => letter.toUpperCase());

/** The furniture of a council's page around whatever it shows. */
export function page(title: string, main: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} | Borough of Wexcombe</title></head><body><header><a href="/">Home</a><nav><ul><li><a href="/council-tax">Council tax</a></li><li><a href="/bins">Bins and recycling</a></li><li><a href="/contact">Contact us</a></li></ul></nav></header><main><h1>${escaped(title)}</h1>${main}</main><footer><p>Borough of Wexcombe, Town Hall, High Street, Wexcombe WX1 1AA. Telephone 01632 960000. <a href="mailto:enquiries@wexcombe.example">enquiries@wexcombe.example</a></p></footer></body></html>`;
}

const htmlTable = ({ header, rows }: Sheet): string =>
  `<table><thead><tr>${header.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`;

const cards = ({ header, rows }: Sheet): string =>
  rows
    .map(
      (row) =>
        `<article class="card"><h3>${escaped(row[0] ?? '')}</h3>${row
          .slice(1)
          .map(
            (cell, at) =>
              `<p class="${machine(header[at + 1] ?? '')}"><span class="label">${escaped(header[at + 1] ?? '')}</span> <span class="value">${escaped(cell)}</span></p>`,
          )
          .join('')}</article>`,
    )
    .join('\n');

const definitions = ({ header, rows }: Sheet): string =>
  rows
    .map((row) => `<dl>${row.map((cell, at) => `<dt>${escaped(header[at] ?? '')}</dt><dd>${escaped(cell)}</dd>`).join('')}</dl>`)
    .join('<hr>');

const sql = (sheet: Sheet): string => {
  const table = machine(sheet.title) || 'records';
  const quoted = (cell: string): string => `'${cell.replace(/'/gu, "''")}'`;
  return [
    `CREATE TABLE ${table} (${sheet.header.map((name) => `${machine(name)} text`).join(', ')});`,
    ...sheet.rows.map(
      (row) => `INSERT INTO ${table} (${sheet.header.map(machine).join(', ')}) VALUES (${row.map(quoted).join(', ')});`,
    ),
  ].join('\n');
};

const xml = (sheet: Sheet): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<records>\n${sheet.rows.map((row) => `<record>${row.map((cell, at) => `<${machine(sheet.header[at] ?? '') || 'field'}>${escaped(cell)}</${machine(sheet.header[at] ?? '') || 'field'}>`).join('')}</record>`).join('\n')}\n</records>`;

const lines = ({ header, rows }: Sheet): string =>
  rows.map((row) => row.map((cell, at) => `${header[at]}: ${cell}`).join('\n')).join('\n\n---\n\n');

const renamed = (sheet: Sheet, name: (label: string) => string): Sheet => ({ ...sheet, header: sheet.header.map(name) });

/** Every way the generator writes a list down, by name. */
export const formats: Readonly<Record<string, (sheet: Sheet) => Written>> = {
  csv: (sheet) => ({ ending: 'csv', body: delimited(sheet, ',') }),
  semicolon: (sheet) => ({ ending: 'csv', body: `\uFEFF${delimited(sheet, ';')}` }),
  tsv: (sheet) => ({ ending: 'tsv', body: delimited(sheet, '\t') }),
  utf16: (sheet) => ({ ending: 'csv', body: new Uint8Array(Buffer.from(`\uFEFF${delimited(sheet, '\t')}`, 'utf16le')) }),
  headerless: (sheet) => ({ ending: 'csv', body: delimited({ ...sheet, header: [] }, ',') }),
  json: (sheet) => ({ ending: 'json', body: JSON.stringify(keyed(renamed(sheet, machine)), undefined, 1) }),
  api: (sheet) => ({
    ending: 'json',
    body: JSON.stringify({
      data: keyed(renamed(sheet, camel)).map((attributes, id) => ({ type: camel(sheet.title), id: String(id + 1), attributes })),
      meta: { total: sheet.rows.length },
    }),
  }),
  jsonl: (sheet) => ({
    ending: 'jsonl',
    body: keyed(renamed(sheet, machine))
      .map((row) => JSON.stringify(row))
      .join('\n'),
  }),
  html: (sheet) => ({ ending: 'html', body: page(sheet.title, htmlTable(sheet)) }),
  cards: (sheet) => ({ ending: 'html', body: page(sheet.title, cards(sheet)) }),
  definitions: (sheet) => ({ ending: 'html', body: page(sheet.title, definitions(sheet)) }),
  sql: (sheet) => ({ ending: 'sql', body: sql(sheet) }),
  xml: (sheet) => ({ ending: 'xml', body: xml(sheet) }),
  lines: (sheet) => ({ ending: 'txt', body: `${sheet.title}\n\n${lines(sheet)}\n` }),
  xlsx: (sheet) => ({
    ending: 'xlsx',
    body: workbook([{ name: sheet.title.slice(0, 30) || 'Sheet1', hidden: false, rows: [sheet.header, ...sheet.rows] }]),
  }),
};
