import type { Document, Reader, Source } from '../model.ts';
import { collect } from '../office/collected.ts';
import { readDoc } from '../office/doc-text.ts';
import { openFlow } from '../office/flow.ts';
import { oleHolds, openOle } from '../office/ole.ts';
import { addOleBelongings } from '../office/ole-embedded.ts';

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const ole = openOle(source.body.whole());
  const to = collect(source.url);
  const flow = openFlow(to);
  to.attempt(() => readDoc(ole, '', flow));
  flow.finish();
  const title = await addOleBelongings(ole, nested, to);
  return to.finish('text-document', 'application/msword', title);
}

export default {
  title: 'Word 97 document',
  accepts: (source) => (oleHolds(source.body, 'WordDocument') ? 0.95 : 0),
  read,
} satisfies Reader;
