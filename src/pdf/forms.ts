import { decodeEntities } from '../reading/xml.ts';
import { amended, freeNumber, type Second } from './amended.ts';
import { entryOf, type PdfObjects, referredIn } from './objects.ts';
import type { Gathering } from './pages.ts';
import { isRecord, textIn } from './values.ts';

const maxFields = 5_000;

export type Forms = { readonly getFieldObjects: () => Promise<unknown> };

/** Values of the fields of a form, whether or not they are shown. */
export async function addFields(pdf: Forms, { to, names }: Gathering): Promise<void> {
  const fields = Object.entries((await pdf.getFieldObjects()) ?? {});
  if (fields.length > maxFields) to.add({ gaps: [`only the first ${maxFields} form fields were read`] });
  const filled = fields.slice(0, maxFields).flatMap(([name, widgets]) => {
    const list: readonly unknown[] = Array.isArray(widgets) ? widgets : [];
    const widget = list.find((one) => isRecord(one) && textIn(one.value).trim() !== '' && one.value !== 'Off');
    if (!isRecord(widget) || widget.type === 'button') return [];
    return [{ label: names.get(name) || name, value: textIn(widget.value) }];
  });
  if (filled.length === 0) return;
  const header = filled.map(({ label }) => label);
  const rows = [filled.map(({ value }) => value)];
  to.add({ tables: [{ where: 'form fields', shape: 'form', header, rows, hidden: false, caption: '', hiddenColumns: [] }] });
}

const maxPackets = 50;

/** The streams an XFA form is made of (ISO 32000-1, 12.7.8): one, or the parts that an array names. */
function packetsOf({ byNumber }: PdfObjects): readonly number[] {
  const found: number[] = [];
  for (const { text } of byNumber.values()) {
    for (const number of referredIn(entryOf(text, 'XFA')?.value ?? '')) {
      const object = byNumber.get(number);
      if (object?.isStream) found.push(number);
      else if (object) found.push(...referredIn(object.text.slice(0, 4_000)));
    }
  }
  return [...new Set(found)];
}

/** The file with the parts of its XFA form as its attachments: so pdf.js unpacks them. */
export function withPackets(bytes: Uint8Array<ArrayBuffer>, objects: PdfObjects): Second | undefined {
  const all = packetsOf(objects);
  const packets = all.slice(0, maxPackets);
  if (packets.length === 0) return undefined;
  const root = freeNumber(objects);
  const written = new Map<number, string>();
  const names = packets.map((number, index) => {
    const generation = objects.byNumber.get(number)?.generation ?? 0;
    written.set(root + 3 + index, `<< /Type /Filespec /F (${index}) /EF << /F ${number} ${generation} R >> >>`);
    return `(${String(index).padStart(3, '0')}) ${root + 3 + index} 0 R`;
  });
  const files = `/Names << /EmbeddedFiles << /Names [${names.join(' ')}] >> >>`;
  written.set(root, `<< /Type /Catalog /Pages ${root + 1} 0 R ${files} >>`);
  // pdf.js opens no file without a page.
  written.set(root + 1, `<< /Type /Pages /Kids [${root + 2} 0 R] /Count 1 >>`);
  written.set(root + 2, `<< /Type /Page /Parent ${root + 1} 0 R /MediaBox [0 0 9 9] >>`);
  return { bytes: amended(bytes, { objects, written, root }), left: all.length - packets.length };
}

/** What stands in the first element of that name: '' where there is none, undefined where its beginning is damaged. */
function contentOf(xml: string, name: string): string | undefined {
  const tag = new RegExp(`<(/?)${name}(?=[\\s/>])`, 'gu');
  let depth = 0;
  let start = -1;
  for (let found = tag.exec(xml); found; found = tag.exec(xml)) {
    const end = xml.indexOf('>', found.index);
    if (end < 0) return start < 0 ? undefined : xml.slice(start);
    // What follows is sought behind this tag, so that every letter is looked at once.
    tag.lastIndex = end;
    if (found[1] === '/') depth -= 1;
    else if (xml[end - 1] !== '/') depth += 1;
    if (start < 0) start = end + 1;
    if (depth <= 0) return xml.slice(start, Math.max(start, found.index));
  }
  // What does not end is handed over all the same: whoever reads it says so.
  return start < 0 ? '' : xml.slice(start);
}

/** What was filled in, out of a form's XML: '' where nothing was, undefined where it cannot be made out. */
export function filledIn(xml: string): string | undefined {
  const opening = /<((?:[\w-]{1,40}:)?)datasets(?=[\s/>])/u.exec(xml);
  if (!opening) return '';
  const [, prefix = ''] = opening;
  const end = xml.lastIndexOf(`</${prefix}datasets`);
  const datasets = xml.slice(opening.index, end < opening.index ? undefined : end);
  const own = contentOf(datasets, `${prefix}data`);
  if (own !== '') return own?.trim();
  const [, other = prefix] = /<([\w-]{1,40}:)data(?=[\s/>])/u.exec(datasets) ?? [];
  return contentOf(datasets, `${other}data`)?.trim();
}

/** Whether it is the part of a form that says what it asks, or what was filled in. */
export const isForm = (xml: string): boolean => /<(?:[\w-]{1,40}:)?(?:datasets|template)[\s/>]/u.test(xml);

/** What a form says of itself, and what stands in its fields before anybody fills them in. */
export function presetIn(xml: string): readonly string[] {
  const at = xml.search(/<(?:[\w-]{1,40}:)?template[\s>]/u);
  if (at < 0) return [];
  const template = xml.slice(at).split('<xfa:datasets', 1)[0] ?? '';
  const texts = Array.from(template.matchAll(/<text>([^<]{1,4000})<\/text>/gu), ([, text = '']) => decodeEntities(text));
  return [...new Set(texts)].slice(0, maxFields);
}
