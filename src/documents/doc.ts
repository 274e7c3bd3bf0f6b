import type { Document, Reader, Source } from '../model.ts';
import { collect } from '../office/collected.ts';
import { readDoc } from '../office/doc-text.ts';
import { openFlow } from '../office/flow.ts';
import { oleHolds, openOle } from '../office/ole.ts';
import { addOleEmbedded } from '../office/ole-embedded.ts';
import { addOleProperties } from '../office/ole-properties.ts';
import { unreadable } from '../reading/unreadable.ts';

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const ole = openOle(source.bytes);
  const to = collect(source.url);
  const flow = openFlow(to);
  to.attempt(() => readDoc(ole, '', flow));
  flow.finish();
  let title = '';
  to.attempt(() => {
    title = addOleProperties(ole.find('\u0005SummaryInformation')?.read(), 'summary', to);
    addOleProperties(ole.find('\u0005DocumentSummaryInformation')?.read(), 'document', to);
  });
  await addOleEmbedded(ole, nested, to);
  to.attempt(() => {
    if (ole.cut) throw unreadable('the file is cut short');
  });
  return to.finish('text-document', 'application/msword', title);
}

export default {
  title: 'Word 97 document',
  accepts: (source) => (oleHolds(source.bytes, 'WordDocument') ? 0.95 : 0),
  read,
} satisfies Reader;
