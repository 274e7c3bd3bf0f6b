import type { Passage, Table } from '../model.ts';
import { readLabel } from '../vocabulary/labels.ts';
import type { Detecting } from './column.ts';
import { likelyPerson } from './person-like.ts';

const maxLineCharacters = 400;
const maxLogCharacters = 4_000;
const minKnownLabels = 2;
const maxLines = 20_000;
const maxLinesApart = 12;

export type Labelled = {
  readonly tables: readonly Table[];
  /** The passages that are more than labelled lines. */
  readonly rest: readonly Passage[];
};

type Line = {
  readonly passage: number;
  readonly label: string;
  readonly value: string;
  readonly at: number;
  readonly where: string;
  readonly hidden: boolean;
};

/**
 * `Name: Jane`; PHP prints `[name] => Jane`, forms number their questions (`1.4 Date of birth: …`), and clerks draw dots or blanks
 * up to the answer. East Asian colons have their own width and no blank after them.
 */
const pattern =
  /^(?:[\s>*•■◆○●・–-]{0,8}|\s{0,40}\[)(?:[~§#(]{0,2}(?:Q\.?\s?)?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?[.):]{0,2}\s{1,8})?(\p{L}[^:：=\n]{1,48}?)(?:\]?\s{0,4}(?::|=>)\s{1,20}|\s{0,4}：\s{0,20}|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]):\s{0,20}|\s{0,4}[.…_]{3,60}:?\s{1,20}| {3,60}(?=(?:\S ?){1,200}$))(\S[^\n]*)$/u;

/** `【お名前】佐藤 花子`, as Japanese forms send their mails. */
const bracketed = /^[\s>*•■◆○●・]{0,8}【([^】\n]{1,48})】[\s:：]{0,20}(\S[^\n]*)$/u;

/** `name=Jane Doe` alone on its line, as settings are kept; what stands in quotes there is a program's. */
const setting = /^\s{0,8}([A-Za-z][\w. -]{1,30}?)\s{0,4}=\s{0,40}([^\s"'`[{][^\n]*)$/u;

/** `name="Jane Doe" email=jane@example.org`, as programs write logs. */
const assignment = /(?:^|[\s,;&?{])([A-Za-z][\w.-]{1,30})=(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'&;,}]{1,200}))/gu;
const maxPairs = 40;

/** `Date of birth ... 19/01/2013      Sex ... M`: two labels on a line. */
const sideBySide = /(?<=\S) {3,60}(?=\p{L}[^:=.…_\n]{1,40}(?:\s?[.…_]{3,60}|:)\s{1,20}\S)/u;

type Pair = { readonly label: string; readonly value: string };

/** `New registration | Email: jane@… | IP: 192.0.2.7`, as programs write logs of their own. */
const part = /^([A-Za-z][\w -]{1,30}):\s{1,4}(\S.*)$/u;
const minParts = 2;

function partsIn(line: string): readonly Pair[] {
  const parts = line
    .slice(0, maxLogCharacters)
    .split(' | ')
    .flatMap((text) => {
      const [, label, value] = part.exec(text.trim()) ?? [];
      return label === undefined || value === undefined ? [] : [{ label, value }];
    });
  return parts.length >= minParts ? parts : [];
}

/** `'first_name' => string 'Jane' (length=4)`, as Xdebug shows values of PHP. */
const dumped =
  /^\s{0,40}'([\p{L}\w -]{1,48})' =>\s{1,4}(?:string|int|float)\s{1,4}'?([^'\n]{1,400}?)'?(?:\s{1,4}\(length=\d{1,6}\))?$/u;

/** `q3_name%5Bfirst%5D=Jane&q4_email=jane%40…`, as browsers send what was filled in; RFC 1866, 8.2.1. */
const sent = /^[\w.%[\]-]{1,80}=[^\s&]{0,2000}(?:&[\w.%[\]-]{1,80}=[^\s&]{0,2000}){2,200}$/u;

const sentPairs = (line: string): readonly Pair[] =>
  [...new URLSearchParams(line)].map(([name, value]) => ({ label: name.replace(/\[([^\]]{1,60})\]/gu, '.$1'), value }));

function pairsIn(written: string): readonly Pair[] {
  const shown = written.includes("' =>") ? dumped.exec(written.trimEnd()) : null;
  if (shown !== null) return [{ label: shown[1] ?? '', value: shown[2] ?? '' }];
  if (written.includes('&') && sent.test(written.trim())) return sentPairs(written.trim());
  // `**Full name:** Jane`, as Markdown sets a label off.
  const line = written.includes('**') ? written.replaceAll('**', '') : written;
  const parts = line.includes(' | ') ? partsIn(line) : [];
  if (parts.length > 0) return parts;
  if (line.includes('=')) {
    const pairs = [...line.slice(0, maxLogCharacters).matchAll(assignment)].slice(0, maxPairs);
    if (pairs.length >= minKnownLabels)
      return pairs.map(([, label = '', ...values]) => ({ label, value: values.find((value) => value !== undefined) ?? '' }));
  }
  if (line.length > maxLineCharacters) return [];
  const beside = line.split(sideBySide);
  if (beside.length > 1) return beside.flatMap(pairsIn);
  const found =
    pattern.exec(line) ?? (line.includes('【') ? bracketed.exec(line) : line.includes('=') ? setting.exec(line) : null);
  return found === null ? [] : [{ label: found[1] ?? '', value: (found[2] ?? '').replace(/^['"]|['"],?$/gu, '') }];
}

/** `21 Mill Lane, Leith EH6 6JH occupier: Jane Doe`: what stands in front of the colon is more than a label. */
const holdsValue = /\d{4}|@|(?<![A-Z])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![A-Z])/u;

/** Without one of them nothing in a text is labelled. */
const signsOfLabels = [':', '：', '=', '…', '【', '...', '___', '   '];

function* linesOf(passages: readonly Passage[], detecting: Detecting): Iterable<Line> {
  let at = 0;
  for (const [passage, { text, where, hidden }] of passages.entries()) {
    if (!signsOfLabels.some((sign) => text.includes(sign))) {
      at += 1;
      continue;
    }
    for (const line of text.split('\n')) {
      at += 1;
      if (at > maxLines) return;
      for (const { label, value } of pairsIn(line)) {
        if (holdsValue.test(label)) continue;
        if (detecting.kindsOfLabel(label).length === 0 && readLabel(label).part === undefined) continue;
        yield { passage, label, value, at, where, hidden };
      }
    }
  }
}

/**
 * `Name: … Date of birth: …` among the lines of letters, mails and notes, as records: a new one begins where a label comes
 * again, or after a stretch of other text. Only labels that announce something about a person count.
 */
export function labelledRecords(passages: readonly Passage[], detecting: Detecting): Labelled {
  const places = new Map<string, Map<string, string>[]>();
  let record = new Map<string, string>();
  let last: Line | undefined;
  const taken = new Map<number, number>();
  for (const line of linesOf(passages, detecting)) {
    const place = `${line.hidden ? 1 : 0}${line.where}`;
    const before = last === undefined ? '' : `${last.hidden ? 1 : 0}${last.where}`;
    if (last === undefined || place !== before || record.has(line.label) || line.at - last.at > maxLinesApart) {
      record = new Map();
      const records = places.get(place) ?? [];
      records.push(record);
      places.set(place, records);
    }
    record.set(line.label, line.value);
    taken.set(line.passage, (taken.get(line.passage) ?? 0) + 1);
    last = line;
  }
  const tables = [...places].flatMap(([place, records]) => tableOf(place, records, detecting));
  if (tables.length === 0) return { tables, rest: passages };
  const mostly = (passage: Passage, at: number): boolean => (taken.get(at) ?? 0) * 2 >= passage.text.split('\n').length;
  return { tables, rest: passages.filter((passage, at) => !mostly(passage, at)) };
}

/** Definitions and instructions have labels too; only records have values below them. */
function isValue(label: string, value: string, detecting: Detecting): boolean {
  const kinds = detecting.kindsOfLabel(label);
  if (kinds.some((kind) => /\d|@/u.test(value) && detecting.accepts(kind, value))) return true;
  return (kinds.includes('person-name') || readLabel(label).part !== undefined) && likelyPerson(value) === 'person';
}

function tableOf(place: string, records: readonly ReadonlyMap<string, string>[], detecting: Detecting): readonly Table[] {
  const full = records.filter(
    (record) => record.size >= minKnownLabels && [...record].some(([label, value]) => isValue(label, value, detecting)),
  );
  if (full.length === 0) return [];
  const header = [...new Set(full.flatMap((record) => [...record.keys()]))];
  const rows = full.map((record) => header.map((label) => record.get(label) ?? ''));
  return [
    {
      where: place.slice(1),
      shape: full.length > 1 ? 'list' : 'form',
      header,
      rows,
      hidden: place.startsWith('1'),
      caption: '',
      hiddenColumns: [],
    },
  ];
}
