import assert from 'node:assert/strict';
import { bodyOf } from '../src/body.ts';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDocuments, type ReadOutcome } from '../src/documents.ts';
import type { Document, Passage, Table } from '../src/model.ts';

const { readers } = await loadCatalogue();
const open = openDocuments(readers);

/** Reads bytes as the wall does. */
export const readAs = (bytes: Uint8Array<ArrayBuffer>, name: string): Promise<ReadOutcome> =>
  open({ body: bodyOf(bytes), name, url: new URL('https://files.example.org/'), contentType: '', depth: 0 });

export async function documentOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Document> {
  const outcome = await readAs(bytes, name);
  assert.ok('document' in outcome && outcome.document && !('unreadable' in outcome), JSON.stringify(outcome));
  return outcome.document;
}

export async function refusalOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<string> {
  const outcome = await readAs(bytes, name);
  assert.ok('unreadable' in outcome, 'it was read');
  return outcome.unreadable;
}

/** The first table whose place says so. */
export function tableAt(document: Document, where: string): Table {
  const found = document.tables.find((table) => table.where.includes(where));
  assert.ok(found, `no table at ${where}: ${document.tables.map((table) => table.where).join(' | ')}`);
  return found;
}

/** The first passage whose place says so. */
export function passageAt(document: Document, where: string): Passage {
  const found = document.passages.find((passage) => passage.where.includes(where));
  assert.ok(found, `no passage at ${where}: ${document.passages.map((passage) => passage.where).join(' | ')}`);
  return found;
}

export const rowsOf = (table: Table): readonly (readonly string[])[] => [...table.rows];
