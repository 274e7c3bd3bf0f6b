import type { Reader } from '../model.ts';
import { within } from '../reading/blank.ts';
import { asHidden, type Collected } from './collected.ts';
import { hidingStyles, type Odf } from './odf.ts';
import { readOdsSheets } from './ods-sheets.ts';
import { propertiesIn } from './properties.ts';

const maxObjects = 500;

/** Author, title and what else the file says of itself. Returns the title. */
export function addOdfProperties(odf: Odf, to: Collected): string {
  let title = '';
  to.attempt(() => {
    const meta = odf.text('meta.xml') ?? '';
    const part = /<(?:\w{1,20}:)?meta[\s>][\s\S]*?<\/(?:\w{1,20}:)?meta>/u.exec(meta)?.[0] ?? '';
    for (const property of propertiesIn(part)) {
      if (property.name === 'title') title = property.value;
      to.say(property.value, 'document properties', { hidden: true, label: property.name });
    }
  });
  return title;
}

/** Charts and sheets kept inside the file (`Object 1/content.xml`), and whole files of other programs (`Object 1`). */
export async function addObjects(odf: Odf, nested: Parameters<Reader['read']>[1], to: Collected): Promise<void> {
  const folders = odf.names.filter((name) => /^[^/]+\/content\.xml$/u.test(name)).slice(0, maxObjects);
  for (const name of folders) {
    to.attempt(() => {
      const text = odf.text(name) ?? '';
      const place = `embedded object '${name.split('/')[0]}'`;
      readOdsSheets(text, hidingStyles(text), {
        ...to,
        add: (found) => {
          const tables = found.tables?.map((table) => ({ ...table, where: `${place}: ${table.where}` })) ?? [];
          const passages = found.passages?.map((passage) => ({ ...passage, where: `${place}: ${passage.where}` })) ?? [];
          to.add(asHidden({ tables, passages }));
        },
      });
    });
  }
  for (const name of odf.names.filter((one) => /^Object \d+$/u.test(one)).slice(0, maxObjects)) {
    let bytes: Uint8Array<ArrayBuffer> | undefined;
    to.attempt(() => {
      bytes = odf.bytes(name);
    });
    const inner = bytes && (await nested({ bytes, name, contentType: '' }));
    const found = inner && within(`embedded file '${name}'`, inner);
    if (found) to.add({ ...found, ...asHidden(found) });
  }
}
