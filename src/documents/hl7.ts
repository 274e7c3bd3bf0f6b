import type { Document, Reader, Source, Table } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 128 * 1024 * 1024;
const maxFields = 60;
const maxRows = 200_000;

/** HL7 v2, chapter 3: what the fields of the two segments that tell who somebody is are called. */
const names: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  PID: {
    2: 'patient id',
    3: 'patient number',
    5: 'patient name',
    7: 'date of birth',
    8: 'sex',
    10: 'race',
    11: 'patient address',
    13: 'home phone',
    14: 'work phone',
    16: 'marital status',
    17: 'religion',
    19: 'social security number',
    20: 'driving licence',
    22: 'ethnic group',
  },
  NK1: { 2: 'next of kin name', 3: 'relationship', 4: 'next of kin address', 5: 'next of kin phone' },
};

const opening = /^(?:FHS|BHS|MSH)([^\w\s])(\S)/u;

const accepts = (source: Source): number =>
  looksLikeText(source.body.head) && opening.test(headOf(source.body.head, source.contentType).trimStart()) ? 0.95 : 0;

/** The parts of a field: `Smith^Ann^^^Mrs`, `4 Long Lane^^Leeds^^LS1 2AB`; of numbers, the number. */
function cellOf(field: string, name: string, mark: string): string {
  const first = field.split('~', 1)[0] ?? '';
  const parts = first.split(mark).map((part) => part.split('&', 1)[0] ?? '');
  if (name.endsWith(' name')) return [parts[1], parts[2], parts[0]].filter((part) => part !== undefined && part !== '').join(' ');
  if (name.endsWith(' address'))
    return parts
      .slice(0, parts.slice(0, 5).some((part) => part !== '') ? 6 : 0)
      .filter((part) => part !== '')
      .join(', ');
  const value = parts[0] ?? '';
  return name === 'date of birth' ? value.replace(/^(\d{4})(\d{2})(\d{2}).*$/u, '$1-$2-$3') : value;
}

/** What other segments say of the patient before them: field and what it is called. */
const told: Readonly<Record<string, readonly [number, string]>> = { DG1: [3, 'diagnosis'], AL1: [3, 'allergies'] };

/** Among a patient’s further numbers, the one of the health service. */
const nhsNumber = /~(\d{10})\^[^~]{0,40}\^(?:NHS|NH)\b/u;

/** What stands beside each row of fields. */
type Beside = ReadonlyMap<readonly string[], ReadonlyMap<string, string>>;

function withBeside(table: Table, cells: readonly (readonly string[])[], beside: Beside): Table {
  const labels = [...new Set(cells.flatMap((row) => [...(beside.get(row)?.keys() ?? [])]))];
  const rows = [...table.rows].map((row, at) => {
    const own = beside.get(cells[at] ?? []);
    return [...row, ...labels.map((label) => own?.get(label) ?? '')];
  });
  return { ...table, header: [...table.header, ...labels], rows };
}

function tableOf(segment: string, rows: readonly (readonly string[])[], mark: string): readonly Table[] {
  const known = Object.entries(names[segment] ?? {});
  const filled = known.filter(([at]) => rows.some((row) => (row[Number(at)] ?? '') !== ''));
  if (filled.length === 0) return [];
  return [
    {
      where: segment === 'NK1' ? `segments NK1, next of kin` : `segments ${segment}`,
      shape: 'list',
      header: filled.map(([, name]) => name),
      rows: rows.map((row) => filled.map(([at, name]) => cellOf(row[Number(at)] ?? '', name, mark))),
      hidden: false,
      caption: '',
      hiddenColumns: [],
    },
  ];
}

function read(source: Source): Document {
  if (source.body.size > maxBytes) throw unreadable(`HL7 larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const [, field = '|', part = '^'] = opening.exec(text.trimStart().slice(0, 20)) ?? [];
  const rows = new Map<string, string[][]>();
  const notes: string[] = [];
  const beside = new Map<readonly string[], Map<string, string>>();
  let patient: Map<string, string> | undefined;
  for (const line of text.split(/[\r\n]+/u, maxRows)) {
    const cells = line.trimStart().split(field, maxFields);
    const segment = cells[0] ?? '';
    if (Object.hasOwn(names, segment)) {
      const known = rows.get(segment);
      if (known) known.push(cells);
      else rows.set(segment, [cells]);
      if (segment === 'PID') {
        const number = nhsNumber.exec((cells[3] ?? '').replaceAll(part, '^'))?.[1];
        patient = new Map(number === undefined ? [] : [['NHS number', number]]);
        beside.set(cells, patient);
      }
    } else if (Object.hasOwn(told, segment)) {
      const [at, label] = told[segment] ?? [0, ''];
      const words = (cells[at] ?? '').split(part).find((one) => /\p{L}{3}/u.test(one)) ?? cells[at + 1] ?? '';
      if (words !== '') patient?.set(label, [patient.get(label), words].filter((one) => one !== undefined).join('; '));
    } else if (segment === 'NTE' || segment === 'OBX') notes.push(cells.slice(3).join(' '));
  }
  return {
    ...blank('table', 'application/hl7-v2'),
    text,
    passages: notes.map((note) => ({ text: note, where: 'notes', at: undefined, hidden: false, label: '' })),
    tables: [...rows].flatMap(([segment, cells]) =>
      tableOf(segment, cells, part).map((table) => withBeside(table, cells, beside)),
    ),
  };
}

export default { title: 'HL7 message', accepts, read } satisfies Reader;
