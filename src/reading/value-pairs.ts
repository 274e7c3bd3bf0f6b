/** One record told as label/value pairs: `[{question, answer}, …]`. */

import { headsColumns } from './header-row.ts';
import { isKeyed, isList, isScalar, type Keyed } from './value-kinds.ts';

export type Pair = {
  readonly label: string;
  readonly value: unknown;
  /** Where the label may be somebody's name, or somebody who speaks: all labels together tell. */
  readonly by?: 'name' | 'mark';
};

const maxPairs = 1000;
const maxLabelChars = 300;

/** Keys that hold the question, and those that may hold its answer: a `name` with a `text` is more often somebody speaking. */
const questions = [
  'label',
  'question',
  'question_text',
  'questionText',
  'title',
  'text',
  'field',
  'fieldName',
  'field_name',
  'alias',
  'key',
  'system',
  'code',
  'type',
];
const answers = [
  'value',
  'answer',
  'response',
  'val',
  'valueString',
  'answerText',
  'answer_text',
  'field_value',
  'number',
  'text',
  'content',
];
const named = ['value', 'answer', 'response', 'val', 'field_value'];

const textAt = (value: Keyed, key: string): string | undefined => {
  const text = value[key];
  return typeof text === 'string' && text !== '' && text.length <= maxLabelChars ? text : undefined;
};

/** Keys of a record beside the pair, such as CouchDB's `{ id, key, value, doc }`; a period or a unit has fewer. */
const leastOfARecord = 3;

/** `{"type": "email", "email": "…"}`: the type names the member that holds the value; its field may have a name of its own. */
function typedPair(value: Keyed): Pair | undefined {
  const type = textAt(value, 'type');
  const inner = type === undefined || type === 'type' ? undefined : value[type];
  if (type === undefined || inner === undefined) return undefined;
  const own = isKeyed(value.field) ? (textAt(value.field, 'title') ?? textAt(value.field, 'ref')) : undefined;
  return {
    label: own !== undefined && /^[\p{L}_ ’'-]{3,60}$/u.test(own) ? own : type,
    value: isKeyed(inner) ? inner.label : inner,
  };
}

/** Typeform tells what its fields are called once, and in the answers by their `id` only: the answers again, each with the title of its field. */
export function withTitles(value: Keyed): Keyed {
  const { definition, answers: given } = value;
  if (!isKeyed(definition) || !isList(definition.fields) || !isList(given)) return value;
  const titles = new Map(definition.fields.flatMap((field) => (isKeyed(field) ? [[field.id, field.title] as const] : [])));
  const answered = given.map((answer) => {
    if (!isKeyed(answer) || !isKeyed(answer.field)) return answer;
    const title = titles.get(answer.field.id);
    // Our pairs take the words of a field without its question mark.
    return typeof title === 'string'
      ? { ...answer, field: { ...answer.field, title: title.replace(/[?:.]+\s{0,5}$/u, '') } }
      : answer;
  });
  return { ...value, definition: undefined, answers: answered };
}

/** `…/StructureDefinition/Extension-UKCore-EthnicCategory` */
const extensionName =
  /^(?:[^?#]*\/)?(?:extension-)?(?:(?:us-)?\w{0,20}core-|careconnect-(?:gpc-)?)?([\w.-]{1,100}?)(?:-extension)?(?:-\d)?$/iu;

/** FHIR's extensions: an address says what they tell, `valueString` or the like holds it, or extensions of their own. */
function extensionPair(value: Keyed): Pair | undefined {
  const url = textAt(value, 'url');
  const key = url === undefined ? undefined : Object.keys(value).find((one) => /^value[A-Z]/u.test(one) || one === 'extension');
  const label = url === undefined || key === undefined ? undefined : extensionName.exec(url)?.[1];
  return label === undefined || key === undefined ? undefined : { label, value: value[key] };
}

/** DHIS2 says what an attribute is called, and of what type, beside its value. */
const describedPair = (value: Keyed): Pair | undefined => {
  const label = ['attribute', 'dataElement', 'valueType'].some((key) => key in value) ? textAt(value, 'displayName') : undefined;
  return label === undefined || !isScalar(value.value) ? undefined : { label, value: value.value };
};

/** Scanners and forms in other words: `metadata_field_name`, `fieldValue`, `<Field Name="…" Value="…"/>`. */
const labelKey =
  /^(?:\w{0,20}?(?:field|question|attribute|property|param|item|column)_?(?:name|label|key|title)|name|label|key)$/iu;
const valueKey = /^(?:\w{0,20}?(?:field|question|attribute|property|param|item|column)_?(?:value|answer)|value|answer)$/iu;
const maxFieldKeys = 5;

function fieldPair(value: Keyed): Pair | undefined {
  const keys = Object.keys(value);
  const label =
    keys.length > maxFieldKeys ? undefined : keys.find((key) => labelKey.test(key) && textAt(value, key) !== undefined);
  const answer = label === undefined ? undefined : keys.find((key) => valueKey.test(key));
  return label === undefined || answer === undefined
    ? undefined
    : { label: String(value[label]), value: value[answer], by: 'name' };
}

/** Search engines write the type of a field behind its name: `full_name_s`. */
const typeSuffix = /(?<=[a-z])_(?:s|t|i|l|b|dt|ss|is|txt|tdt)$/u;
const marks = ['name', 'Name', 'property'];
const marked = ['text', 'date', 'string', 'int', 'long', 'boolean', 'double'];

/**
 * `<field name="surname">Example</field>`, unless it is somebody speaking: fields are called as programs call them. Java writes
 * `<void property="surname"><string>Example</string></void>`.
 */
function markedPair(value: Keyed): Pair | undefined {
  const mark = Object.keys(value).length === 2 ? marks.find((key) => textAt(value, key) !== undefined) : undefined;
  const held = mark === undefined ? undefined : marked.find((key) => key !== mark && isScalar(value[key]));
  return mark === undefined || held === undefined
    ? undefined
    : { label: String(value[mark]).replace(typeSuffix, ''), value: value[held], by: 'mark' };
}

function pairOf(value: unknown): Pair | undefined {
  if (!isKeyed(value)) return undefined;
  const typed = typedPair(value) ?? extensionPair(value) ?? describedPair(value);
  if (typed) return typed;
  const answer = answers.find((key) => key in value);
  if (answer === undefined) return fieldPair(value) ?? markedPair(value);
  const isBeside = (key: string): boolean => {
    const other = value[key];
    return key !== answer && isKeyed(other) && Object.keys(other).length >= leastOfARecord;
  };
  if (Object.keys(value).some(isBeside)) return undefined;
  const question = questions.find((key) => key !== answer && textAt(value, key) !== undefined);
  const label = question === undefined ? undefined : textAt(value, question);
  if (label !== undefined) return { label, value: value[answer] };
  const name = named.includes(answer) ? textAt(value, 'name') : undefined;
  return name === undefined ? markedPair(value) : { label: name, value: value[answer], by: 'name' };
}

const minMarked = 3;
/** So many keys, and one of them of two words, are no list of names. */
const minKeys = 5;

/** Keys of programs throughout, and words that head columns among them. */
const areFields = (labels: readonly string[]): boolean =>
  labels.length >= minMarked &&
  labels.every((label) => /^[A-Za-z][\w.:-]*$/u.test(label)) &&
  (labels.filter((label) => headsColumns(label.replaceAll(/[_.-]/gu, ' '))).length >= 2 ||
    (labels.length >= minKeys && labels.some((label) => label.includes('_'))));

/** Names of fields, not of people: keys of programs, or words that head columns. */
const areNames = (labels: readonly string[]): boolean =>
  labels.every((label) => /^(?:[a-z][\w.:-]*|[A-Z]\w{0,40}[a-z\d](?:[A-Z_]\w{0,60}){2,})$/u.test(label)) ||
  labels.some(headsColumns);

const leastFields = 3;

/** A row with a record in it is no answer, whatever its keys are called: CouchDB's `{id, key, value: {rev}, doc}` and `{key, value: {…}}`. */
const holdsRecord = (value: unknown): boolean =>
  isKeyed(value) &&
  !answers.some((key) => isScalar(value[key])) &&
  Object.values(value).some((inner) => isKeyed(inner) && Object.values(inner).filter(isScalar).length >= leastFields);

/** The pairs when a list is made of them and nothing else, each label once. */
export function pairsIn(list: readonly unknown[]): readonly Pair[] | undefined {
  const pairs: Pair[] = [];
  const labels = new Set<string>();
  /** How many pairs have a label, numbers given to later ones aside. */
  const times = new Map<string, number>();
  let by: Pair['by'];
  if (list.length > 1 && list.every(holdsRecord)) return undefined;
  for (const value of list) {
    const found = pairOf(value);
    const before = times.get(found?.label ?? '') ?? 0;
    const pair =
      found && before > 0 && isKeyed(value) && (typedPair(value) ?? extensionPair(value))
        ? { ...found, label: `${found.label} ${before + 1}` }
        : found;
    if (!pair || labels.has(pair.label) || pairs.length >= maxPairs || pair.label.includes('@')) return undefined;
    by = pair.by ?? by;
    labels.add(pair.label);
    const unnumbered = pair.label.replace(/ \d+$/u, '');
    times.set(unnumbered, (times.get(unnumbered) ?? 0) + 1);
    pairs.push(pair);
  }
  const told = by === undefined || (by === 'mark' ? areFields([...labels]) : areNames([...labels]));
  return told ? pairs : undefined;
}
