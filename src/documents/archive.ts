import type { Document, Reader, Source } from '../model.ts';
import { collect } from '../office/collected.ts';
import { within } from '../reading/blank.ts';
import { unreadable } from '../reading/unreadable.ts';
import { isZip, openZip } from '../reading/zip.ts';

const maxFiles = 5_000;
const maxNamesChars = 200_000;

/** What systems and archivers add of their own accord. */
const uninteresting = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|\.git\/)/u;

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const zip = openZip(source.body.whole());
  const to = collect(source.url);
  const entries = zip.entries.filter((entry) => !uninteresting.test(entry.name));
  to.say(
    entries
      .map((entry) => entry.name)
      .join('\n')
      .slice(0, maxNamesChars),
    'names of the files inside',
  );
  for (const entry of entries.slice(0, maxFiles)) {
    let bytes: Uint8Array<ArrayBuffer> | undefined;
    to.attempt(() => {
      bytes = entry.read();
    });
    const inner = bytes && bytes.length > 0 ? await nested({ bytes, name: entry.name, contentType: '' }) : undefined;
    if (inner) to.add(within(`file '${entry.name}'`, inner));
  }
  if (entries.length > maxFiles) to.add({ gaps: [`only the first ${maxFiles} of ${entries.length} files were read`] });
  to.attempt(() => {
    if (zip.cut) throw unreadable('the zip file is cut short');
  });
  return to.finish('archive', 'application/zip', '');
}

export default {
  title: 'Zip archive',
  accepts: (source) => (isZip(source.body.head) ? 0.5 : 0),
  read,
} satisfies Reader;
