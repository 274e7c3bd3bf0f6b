/** Arrays that a PHP file assigns or returns: settings, users, and copies of them that servers send as text. */

import type { Table } from '../model.ts';
import { literalAt } from './script-literals.ts';
import { shapesOf } from './shapes.ts';

const maxArrays = 200;
const maxScannedChars = 2 * 1024 * 1024;
const opening = /(?:=|\breturn)\s{1,10}(?=(?:array\s?\(|\[)\s{0,200}['"[a\d])/gu;

/** The tables in a PHP file's text; none in any other. */
export function phpTables(text: string): readonly Table[] {
  if (!text.includes('<?php') || !text.includes('=>')) return [];
  const tables: Table[] = [];
  opening.lastIndex = 0;
  let found = 0;
  let left = maxScannedChars;
  while (opening.test(text) && found++ < maxArrays && left > 0) {
    const start = opening.lastIndex;
    const { value, end } = literalAt(text, start);
    left -= Math.max(1, end - start);
    if (typeof value !== 'object' || value === null) continue;
    tables.push(...shapesOf(value, 'array of a program').tables);
    opening.lastIndex = Math.max(start, end);
  }
  return tables;
}
