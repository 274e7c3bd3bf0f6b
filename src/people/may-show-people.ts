import type { Table } from '../model.ts';
import { foldWords, type Part, readLabel } from '../vocabulary/labels.ts';
import { isServed } from '../vocabulary/served.ts';
import type { Detecting } from './column.ts';
import { delicate, personnel } from './subjects.ts';

const maxPeekedRows = 12;

const isOfStaffOrCase = (words: string): boolean => personnel.test(words) || delicate.test(words);

/** Services, offices and posts have tables of their own. */
const mayBeOfPerson = (part: Part | undefined): boolean =>
  part !== undefined && part !== 'thing' && part !== 'organisation' && part !== 'post';

const fields =
  /^(?:field|column|variable|attribute|parameter|data item|feld|spalte|champ|campo|veld|kolumn)(?: (?:name|label|id))?$/u;
const toldOfFields =
  /^(?:(?:data )?type|format|description|definition|required|mandatory|optional|nullable|null|default|example|sample|allowed values|valid values|length|constraints?|typ|beschreibung|obligatoire|descripcion|descrizione|omschrijving)(?: value)?$/u;
const minTold = 2;

/** `Field`, `Type`, `Description`: what a program’s columns hold, and no records. */
function isDataDictionary(header: Table['header']): boolean {
  const words = header.map((label) => foldWords(label));
  const told = words.filter((label) => toldOfFields.test(label)).length;
  const others = words.filter((label) => label !== '' && !fields.test(label) && !toldOfFields.test(label)).length;
  return words.some((label) => fields.test(label)) && told >= minTold && others <= 1;
}

/** Most tables of pages and programs neither have a column that announces anything nor a cell with a mailbox or a number. */
export function mayShowPeople({ header, rows, isConversation }: Table, detecting: Detecting): boolean {
  if (isConversation) return true;
  if (isDataDictionary(header)) return false;
  if (header.some((label) => label !== '' && (mayBeOfPerson(readLabel(label).part) || detecting.kindsOfLabel(label).length > 0)))
    return true;
  // What an employer or a court knows of somebody is of people, though no column says so.
  if (header.some((label) => label !== '' && isOfStaffOrCase(readLabel(label).words))) return true;
  // `"pupils": ["Jane Doe", …]` announces people, and nothing that people are told by.
  if (header.some((label) => label !== '' && isServed(readLabel(label).words))) return true;
  let peeked = 0;
  for (const row of rows) {
    if (telltale.test(row.join('\n').toLowerCase())) return true;
    peeked += 1;
    if (peeked >= maxPeekedRows) return false;
  }
  return false;
}

/** Six digits, a mailbox, a postcode, or words that could be column names further down; asked of lower case. */
const telltale =
  /@|(?:\d[ ()./-]{0,2}){6}|\b[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}\b|\b(?:name|e-?mail|phone|birth|address|nom|vorname|nombre|nome|naam|nazwisko|namn)\b/u;
