import type { Reader } from '../model.ts';
import { within } from '../reading/blank.ts';
import { shapesOf } from '../reading/shapes.ts';
import { unreadable } from '../reading/unreadable.ts';
import { scanXml } from '../reading/xml.ts';
import { xmlValue } from '../reading/xml-value.ts';
import { asHidden, type Collected } from './collected.ts';
import type { Package } from './package.ts';
import { propertiesIn } from './properties.ts';

type Nested = Parameters<Reader['read']>[1];

const maxEmbedded = 500;

/** Author, company, custom properties: `docProps/*.xml`. Returns the title. */
function addProperties(office: Package, to: Collected): string {
  let title = '';
  for (const name of office.names.filter((part) => /^docProps\/[^/]+\.xml$/iu.test(part))) {
    to.attempt(() => {
      for (const property of propertiesIn(office.text(name) ?? '')) {
        if (property.name === 'title') title = property.value;
        to.say(property.value, 'document properties', { hidden: true, label: property.name });
      }
    });
  }
  return title;
}

/** Every word of a part that has no meaning of its own to us. */
export function addText(text: string, where: string, to: Collected): void {
  scanXml(text, { text: (piece) => to.say(piece, where, { hidden: true }) });
}

/** What the programs themselves keep as custom XML: descriptions of columns, cover pages, the authors of the books cited. */
const programsOwn = /\sxmlns(?::[\w.-]{1,40})?\s{0,4}=\s{0,4}["']http:\/\/schemas\.(?:microsoft|openxmlformats)\.(?:com|org)\//u;
const headChars = 4_000;

/** Whether a part holds XML of anybody's own, which forms and add-ins keep beside a document (ECMA-376 part 1, 22.5). */
const isCustomXml = (name: string): boolean =>
  /(?:^|\/)customXml\/[^/]+\.xml$/iu.test(name) && !/\/itemProps\d*\.xml$/iu.test(name);

function addCustomXml(text: string, where: string, to: Collected): void {
  const parsed = programsOwn.test(text.slice(0, headChars)) ? undefined : xmlValue(text);
  if (parsed === undefined || parsed.trouble !== undefined) {
    addText(text, where, to);
    return;
  }
  to.add(asHidden({ passages: [], tables: shapesOf(parsed.value, where).tables }));
  for (const comment of parsed.comments) to.say(comment, where, { hidden: true });
}

/** Custom XML as the records that it holds; its name tells nobody anything but which file of the package to look for. */
function addCustomParts(office: Package, to: Collected): void {
  for (const name of office.names.filter(isCustomXml))
    to.attempt(() => addCustomXml(office.text(name) ?? '', `hidden part '${name.split('/').at(-1)}'`, to));
}

const readPart = (office: Package, name: string, to: Collected): Uint8Array<ArrayBuffer> | undefined => {
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  to.attempt(() => {
    bytes = office.bytes(name);
  });
  return bytes;
};

/** Files kept inside an office file: whole workbooks behind a chart, documents dropped onto a page. */
async function addEmbedded(office: Package, nested: Nested, to: Collected): Promise<void> {
  const parts = office.names.filter((name) => /(?:^|\/)(?:embeddings|Objects)\/[^/]+$/iu.test(name)).slice(0, maxEmbedded);
  for (const name of parts) {
    const bytes = readPart(office, name, to);
    const file = name.split('/').at(-1) ?? '';
    const inner = bytes && (await nested({ bytes, name: file, contentType: '' }));
    if (!inner) continue;
    const found = within(`embedded file '${file}'`, inner);
    to.add({ ...found, ...asHidden(found) });
  }
}

/**
 * Whole files that a part of the text takes in where they are called for (`w:altChunk`, ECMA-376 part 1, 17.17.2): pages, RTF,
 * other documents. Word shows them as the document's own text from the first opening on.
 */
export async function addTakenIn(office: Package, from: string, reading: { nested: Nested; to: Collected }): Promise<void> {
  const { nested, to } = reading;
  const called = office.relations(from).filter(({ type, external }) => type === 'aFChunk' && !external);
  for (const name of new Set(called.slice(0, maxEmbedded).map(({ target }) => target))) {
    const bytes = readPart(office, name, to);
    const file = name.split('/').at(-1) ?? '';
    const inner = bytes && (await nested({ bytes, name: file, contentType: office.typeOf(name) }));
    if (inner) to.add(within(`text taken in from file '${file}'`, inner));
  }
}

/** What any package holds besides its own text: properties, custom XML, embedded files, and whether it was cut short. Returns the title. */
export async function addBelongings(office: Package, nested: Nested, to: Collected): Promise<string> {
  const title = addProperties(office, to);
  addCustomParts(office, to);
  await addEmbedded(office, nested, to);
  to.attempt(() => {
    if (office.cut) throw unreadable('the file is cut short');
  });
  return title;
}
