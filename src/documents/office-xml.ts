import type { Document, Reader, Source } from '../model.ts';
import { collect } from '../office/collected.ts';
import { readWordPart, wordStyles } from '../office/docx-part.ts';
import { openFlow } from '../office/flow.ts';
import { readSpreadsheetML } from '../office/spreadsheetml.ts';
import { headText } from '../reading/encoding.ts';
import { decodeXml } from '../reading/xml.ts';

const headBytes = 3_000;

/** One XML file for the whole of a workbook or document, as Office 2003 wrote and web applications still do. */
function dialectOf(source: Source): 'workbook' | 'document' | undefined {
  const first = headText(source.body.head, headBytes);
  const head = first.includes('\0') ? first.replaceAll('\0', '') : first;
  if (!head.includes('microsoft')) return undefined;
  if (!/^[^<]{0,8}</u.test(head)) return undefined;
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') && /<(?:\w{1,20}:)?Workbook[\s>]/u.test(head))
    return 'workbook';
  if (head.includes('http://schemas.microsoft.com/office/word/2003/wordml')) return 'document';
  return head.includes('http://schemas.microsoft.com/office/2006/xmlPackage') && head.includes('Word.Document')
    ? 'document'
    : undefined;
}

function read(source: Source): Document {
  const to = collect(source.url);
  const text = decodeXml(source.body.whole());
  if (dialectOf(source) === 'workbook') {
    to.attempt(() => readSpreadsheetML(text, to));
    return to.finish('spreadsheet', 'application/vnd.ms-excel', '');
  }
  const flow = openFlow(to);
  to.attempt(() => void readWordPart(text, flow, { styles: wordStyles(text), to }));
  flow.finish();
  return to.finish('text-document', 'application/msword', '');
}

export default {
  title: 'Office 2003 XML',
  accepts: (source) => (dialectOf(source) ? 0.96 : 0),
  read,
} satisfies Reader;
