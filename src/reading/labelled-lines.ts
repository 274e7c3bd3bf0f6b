/** `Label: value` lines, as people and programs write records into plain text. */

import type { Passage, Table } from '../model.ts';
import { headsColumns } from './header-row.ts';

export type Pair = { readonly label: string; value: string };

const minPairs = 2;
const minRecordPairs = 3;
const maxRecordLines = 500;
const maxLineChars = 3000;
const maxLabelWords = 8;
/** Two labelled sentences are still prose. */
const maxSoleValueChars = 100;

/** A colon after a few words, and not the one of an address or a time. */
const pattern = /^[ \t>*•-]{0,8}([\p{L}#][^:\n]{0,80}?)[ \t*]{0,10}:(?!\/\/)[ \t*]{0,20}([^\n]*)$/u;

/** Writers of East Asian scripts put no blank behind a narrow colon, either. */
const eastAsian = /^[^:\n]{0,40}[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]:/u;

/** The colon of East Asian scripts needs no blank after it; Japanese forms put the label into brackets. */
const wide =
  /^[ \t>*•■◆○●・]{0,8}(?:【([^】\n]{1,48})】[ \t:：]{0,20}|([\p{L}#][^:：\n]{0,48}?)[ \t]{0,10}(?:：|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]):))[ \t]{0,20}([^\n]*)$/u;

/** Programs write `your-email=…`. */
const assignment = /^[ \t]{0,8}([\p{L}_][\w .-]{0,60}?)[ \t]{0,4}=[ \t]{0,4}([^\n]*)$/u;

const nextLabel = /[\s,;|]{1,5}(?=\p{Lu}[\p{L}-]{1,20}(?: [\p{L}-]{1,15}){0,2}:\s)/u;

/** `Email: … Phone: …` on one line as a line each. */
export function labelledParts(line: string): readonly string[] {
  const first = line.indexOf(': ');
  if (first < 0 || line.length > maxLineChars || !line.includes(': ', first + 2)) return [line];
  return line.split(nextLabel);
}

/** The pairs of a text that is nothing but three or more of them, each label once. */
export function recordIn(text: string): readonly Pair[] | undefined {
  const lines = text.split('\n', maxRecordLines).filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => {
    const [, label, value] = (line.length <= maxLineChars && assignment.exec(line)) || [];
    return label === undefined || value === undefined ? pairOf(line) : { label, value: value.trim() };
  });
  const found = pairs.filter((pair) => pair !== undefined);
  const distinct = new Set(found.map(({ label }) => label)).size === found.length;
  return found.length === pairs.length && found.length >= minRecordPairs && distinct ? found : undefined;
}

const minHeads = 2;
const maxNoteLines = 60;

/** A note with some labelled lines, at least two of them under words that head columns everywhere: its pairs, and the rest of it. */
export function noteIn(text: string): { readonly pairs: readonly Pair[]; readonly rest: string } | undefined {
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.length > maxNoteLines) return undefined;
  const pairs = lines.map(pairOf).filter((pair) => pair !== undefined && pair.value !== '');
  const known = pairs.filter((pair) => pair !== undefined && headsColumns(pair.label));
  const found = pairs.filter((pair) => pair !== undefined);
  if (known.length < minHeads || new Set(found.map(({ label }) => label)).size < found.length) return undefined;
  return { pairs: found, rest: lines.filter((line) => line !== '' && !pairOf(line)?.value).join('\n') };
}

function pairOf(line: string): Pair | undefined {
  if (line.length > maxLineChars) return undefined;
  if (line.includes('：') || line.includes('】') || eastAsian.test(line)) {
    const [, inBrackets, before, value = ''] = wide.exec(line) ?? [];
    const label = (inBrackets ?? before)?.trim();
    if (label !== undefined) return { label, value: value.trim() };
  }
  if (!line.includes(':')) return undefined;
  const found = pattern.exec(line);
  const label = found?.[1]?.trim();
  const value = found?.[2]?.trim();
  if (label === undefined || value === undefined) return undefined;
  const spaced = value === '' || /:[ \t*]/u.test(line);
  if (!spaced || /[.;!]\s|\d$/u.test(label) || label.split(' ').length > maxLabelWords) return undefined;
  return { label, value };
}

/** The pairs of a passage most of whose lines are labelled; other lines go on with the value above them. */
function pairsOf(text: string): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  let others = 0;
  for (const line of text.split('\n').flatMap(labelledParts)) {
    const pair = pairOf(line);
    if (pair) pairs.push(pair);
    else if (line.trim() !== '') {
      const last = pairs.at(-1);
      if (!last) return undefined;
      if (last.value !== '') others++;
      last.value = `${last.value} ${line.trim()}`.trim();
    }
  }
  return pairs.length > 0 && others <= pairs.length / 2 ? pairs : undefined;
}

/** Records out of a run of pairs: a new one begins where a label comes again. */
function recordsOf(pairs: readonly Pair[]): readonly ReadonlyMap<string, string>[] {
  const records: Map<string, string>[] = [];
  let record = new Map<string, string>();
  for (const { label, value } of pairs) {
    if (record.has(label)) {
      records.push(record);
      record = new Map();
    }
    record.set(label, value);
  }
  records.push(record);
  return records;
}

function isRecord(pairs: readonly Pair[]): boolean {
  const labels = new Set(pairs.map(({ label }) => label));
  if (labels.size < minPairs || !pairs.some(({ value }) => value !== '')) return false;
  return pairs.length > minPairs || pairs.every(({ value }) => value.length <= maxSoleValueChars);
}

function tableOf(pairs: readonly Pair[], caption: string, hidden: boolean): Table {
  const records = recordsOf(pairs);
  const header = [...new Set(pairs.map(({ label }) => label))];
  const rows = records.map((record) => header.map((label) => record.get(label) ?? ''));
  return { where: 'labelled lines', shape: rows.length > 1 ? 'list' : 'form', header, rows, hidden, caption, hiddenColumns: [] };
}

const maxReferencePairs = 3;
const passagesToSalutation = 4;

/** `Our ref`, `Ein cyf`, `Unser Zeichen`, `N/Réf`, `Ons kenmerk`. */
const reference = /\br[ée]f(?:erence|érence)?\b|\bcyf\b|zeichen\b|\bkenmerk\b|\bprot(?:ocollo)?\b|\bexpediente\b|\bznak\b/iu;
const salutation =
  /^(?:Dear|Annwyl|Sehr geehrte|Liebe|Madame|Monsieur|Ch[eè]re?|Estimad[oa]|Gentile|Egregi[oa]|Geachte|Beste|Szanown|Prezad|Hej|Hi|Hello)\p{L}{0,3}(?![\p{L}])[^\n]{0,80}$/u;

/** The lines above the salutation of a letter are of the letter, and say whom it is about. */
const headsLetter = (pairs: readonly Pair[], following: readonly Passage[]): boolean =>
  pairs.length <= maxReferencePairs &&
  pairs.some(({ label }) => reference.test(label)) &&
  following.some(({ text }) => salutation.test(text));

/** Takes runs of such lines out of the passages, as tables. `after` is what stands below the last of them. */
export function labelledLines(
  passages: readonly Passage[],
  after: readonly Passage[] = [],
): {
  readonly passages: readonly Passage[];
  readonly tables: readonly Table[];
} {
  const rest: Passage[] = [];
  const tables: Table[] = [];
  let run: Pair[] = [];
  let held: Passage[] = [];
  const close = (past: number): void => {
    if (
      isRecord(run) &&
      !headsLetter(run, [...passages.slice(past, past + passagesToSalutation), ...after].slice(0, passagesToSalutation))
    )
      tables.push(
        tableOf(
          run,
          held[0]?.label ?? '',
          held.every((passage) => passage.hidden),
        ),
      );
    else for (const passage of held) rest.push(passage);
    run = [];
    held = [];
  };
  for (const [at, passage] of passages.entries()) {
    const { text } = passage;
    const pairs = text.includes(':') || text.includes('：') || text.includes('】') ? pairsOf(text) : undefined;
    if (!pairs) {
      close(at);
      rest.push(passage);
    } else {
      run.push(...pairs);
      held.push(passage);
    }
  }
  close(passages.length);
  return { passages: rest, tables };
}
