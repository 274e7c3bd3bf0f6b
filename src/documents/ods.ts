import type { Reader } from '../model.ts';
import { collect } from '../office/collected.ts';
import { hidingStyles, odfKind, readableOdf } from '../office/odf.ts';
import { addObjects, addOdfProperties } from '../office/odf-extras.ts';
import { readOdsSheets } from '../office/ods-sheets.ts';
import { unreadable } from '../reading/unreadable.ts';

export default {
  title: 'OpenDocument spreadsheet',
  accepts: (source) => (odfKind(source.body) === 'spreadsheet' ? 0.96 : 0),
  read: async (source, nested) => {
    const odf = readableOdf(source.body);
    const to = collect(source.url);
    to.attempt(() => {
      const content = odf.text('content.xml') ?? '';
      readOdsSheets(content, hidingStyles(content, odf.text('styles.xml')), to);
    });
    const title = addOdfProperties(odf, to);
    await addObjects(odf, nested, to);
    to.attempt(() => {
      if (odf.cut) throw unreadable('the file is cut short');
    });
    return to.finish('spreadsheet', odf.type, title);
  },
} satisfies Reader;
