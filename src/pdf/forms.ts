import { decodeEntities } from '../reading/xml.ts';
import { amended, freeNumber } from './amended.ts';
import { type PdfObjects, referredIn } from './objects.ts';
import { type Gathering, isRecord, textIn } from './pages.ts';

const maxFields = 5_000;

export type Forms = { readonly getFieldObjects: () => Promise<unknown> };

/** Values of the fields of a form, whether or not they are shown. */
export async function addFields(pdf: Forms, { to, names }: Gathering): Promise<void> {
  const fields = Object.entries((await pdf.getFieldObjects()) ?? {}).slice(0, maxFields);
  const filled = fields.flatMap(([name, widgets]) => {
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
    const named = /\/XFA\s{0,5}(\[[^\]]{0,4000}\]|\d{1,10}\s{1,5}\d{1,5}\s{1,5}R)/u.exec(text)?.[1];
    for (const number of referredIn(named ?? '')) {
      const object = byNumber.get(number);
      if (object?.isStream) found.push(number);
      else if (object) found.push(...referredIn(object.text.slice(0, 4_000)));
    }
  }
  return [...new Set(found)].slice(0, maxPackets);
}

/** The file with the parts of its XFA form as its attachments: so pdf.js unpacks them. */
export function withPackets(bytes: Uint8Array<ArrayBuffer>, objects: PdfObjects): Uint8Array<ArrayBuffer> | undefined {
  const packets = packetsOf(objects);
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
  return amended(bytes, { objects, written, root });
}

/** What was filled in, out of a form's XML. */
export const filledIn = (xml: string): string | undefined => {
  const [whole, prefix = ''] = /<((?:[\w-]{1,40}:)?)datasets[\s>]/u.exec(xml) ?? [];
  if (whole === undefined) return undefined;
  const from = xml.indexOf(whole);
  const end = xml.indexOf(`</${prefix}datasets`, from);
  const data = xml.slice(from, end < 0 ? undefined : end);
  const [, inner] = new RegExp(`<${prefix}data(?:\\s[^>]{0,400})?>([\\s\\S]*?)</${prefix}data\\s{0,5}>`, 'u').exec(data) ?? [];
  return inner?.trim() || undefined;
};

export const isForm = (xml: string): boolean => /<(?:[\w-]{1,40}:)?(?:datasets|template)[\s/>]/u.test(xml);

/** What a form says of itself, and what stands in its fields before anybody fills them in. */
export function presetIn(xml: string): readonly string[] {
  const at = xml.search(/<(?:[\w-]{1,40}:)?template[\s>]/u);
  if (at < 0) return [];
  const template = xml.slice(at).split('<xfa:datasets', 1)[0] ?? '';
  const texts = Array.from(template.matchAll(/<text>([^<]{1,4000})<\/text>/gu), ([, text = '']) => decodeEntities(text));
  return [...new Set(texts)].slice(0, maxFields);
}
