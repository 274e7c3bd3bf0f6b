import type { Reader } from '../model.ts';
import { within } from '../reading/blank.ts';
import { unreadable } from '../reading/unreadable.ts';
import { scanXml } from '../reading/xml.ts';
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

/** Files kept inside an office file: whole workbooks behind a chart, documents dropped onto a page. */
async function addEmbedded(office: Package, nested: Nested, to: Collected): Promise<void> {
  const parts = office.names.filter((name) => /(?:^|\/)(?:embeddings|Objects)\/[^/]+$/iu.test(name)).slice(0, maxEmbedded);
  for (const name of parts) {
    let bytes: Uint8Array<ArrayBuffer> | undefined;
    to.attempt(() => {
      bytes = office.bytes(name);
    });
    const file = name.split('/').at(-1) ?? '';
    const inner = bytes && (await nested({ bytes, name: file, contentType: '' }));
    if (!inner) continue;
    const found = within(`embedded file '${file}'`, inner);
    to.add({ ...found, ...asHidden(found) });
  }
}

/** What any package holds besides its own text: properties, embedded files, and whether it was cut short. Returns the title. */
export async function addBelongings(office: Package, nested: Nested, to: Collected): Promise<string> {
  const title = addProperties(office, to);
  await addEmbedded(office, nested, to);
  to.attempt(() => {
    if (office.cut) throw unreadable('the file is cut short');
  });
  return title;
}
