/** vCard and iCalendar write `NAME;PARAM=x:value` lines, folded; RFC 6350 and RFC 5545. */

export type ContentLine = {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
  /** The same with its lines. */
  readonly text: string;
};

export type Component = { readonly name: string; readonly lines: readonly ContentLine[] };

const maxLineChars = 64 * 1024;
const maxComponents = 200_000;

const unescaped = (value: string, lineEnd: ' ' | '\n'): string =>
  value.includes('\\')
    ? value.replace(/\\([\\,;nN])/gu, (_, mark: string) => (mark === 'n' || mark === 'N' ? lineEnd : mark))
    : value;

/** vCard 2.1 writes quoted-printable UTF-8. */
function unquoted(value: string): string {
  try {
    return decodeURIComponent(value.replace(/%/gu, '%25').replace(/=([0-9A-F]{2})/giu, '%$1'));
  } catch {
    return value;
  }
}

/** Where the value begins: after the first colon outside quotes. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 0x22) quoted = !quoted;
    else if (code === 0x3a && !quoted) return at;
  }
  return -1;
}

function lineOf(line: string): ContentLine | undefined {
  const colon = colonOf(line);
  if (colon < 1) return undefined;
  const [full = '', ...rest] = line.slice(0, colon).split(';');
  const parameters = new Map<string, string>();
  for (const parameter of rest) {
    const equals = parameter.indexOf('=');
    const type = equals < 0 ? parameter : /^type=/iu.test(parameter) ? parameter.slice(equals + 1) : undefined;
    const before = parameters.get('TYPE');
    if (type !== undefined) parameters.set('TYPE', `${before === undefined ? '' : `${before},`}${type.replaceAll('"', '')}`);
    else parameters.set(parameter.slice(0, equals).toUpperCase(), parameter.slice(equals + 1).replaceAll('"', ''));
  }
  const raw = line.slice(colon + 1);
  const value = /quoted-printable/iu.test(parameters.get('ENCODING') ?? parameters.get('TYPE') ?? '') ? unquoted(raw) : raw;
  return {
    name: (full.split('.').at(-1) ?? '').toUpperCase(),
    parameters,
    value: unescaped(value, ' '),
    text: unescaped(value, '\n'),
  };
}

/** All components, those inside others too, each with its own lines. Embedded pictures are skipped. */
export function componentsOf(text: string): readonly Component[] {
  const found: Component[] = [];
  const open: { readonly name: string; readonly lines: ContentLine[] }[] = [];
  const unfolded = text.replace(/\r?\n[ \t]/gu, '').replace(/=\r?\n/gu, '');
  for (const raw of unfolded.split(/\r?\n/u)) {
    if (raw.length > maxLineChars) continue;
    const line = lineOf(raw);
    if (!line || found.length >= maxComponents) continue;
    if (line.name === 'BEGIN') {
      const component = { name: line.value.trim().toUpperCase(), lines: [] };
      open.push(component);
      found.push(component);
    } else if (line.name === 'END') open.pop();
    else open.at(-1)?.lines.push(line);
  }
  return found;
}

export const valuesOf = ({ lines }: Component, name: string): readonly string[] =>
  lines.filter((line) => line.name === name && line.value !== '').map((line) => line.value);
