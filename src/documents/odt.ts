import type { Reader } from '../model.ts';
import { collect } from '../office/collected.ts';
import { openFlow } from '../office/flow.ts';
import { hidingStyles, odfKind, readableOdf } from '../office/odf.ts';
import { addObjects, addOdfProperties } from '../office/odf-extras.ts';
import { readOdtPart } from '../office/odt-part.ts';
import { unreadable } from '../reading/unreadable.ts';

const kinds = new Set(['text', 'text-master', 'text-web', 'presentation', 'graphics']);

export default {
  title: 'OpenDocument text or presentation',
  accepts: (source) => (kinds.has(odfKind(source.body) ?? '') ? 0.96 : 0),
  read: async (source, nested) => {
    const odf = readableOdf(source.body);
    const to = collect(source.url);
    const flow = openFlow(to);
    const content = odf.text('content.xml') ?? '';
    const styles = odf.text('styles.xml') ?? '';
    const hiding = hidingStyles(content, styles);
    to.attempt(() => readOdtPart(content, hiding, { flow, to }));
    if (styles !== content) to.attempt(() => readOdtPart(styles, hiding, { flow, to }));
    flow.finish();
    const title = addOdfProperties(odf, to);
    await addObjects(odf, nested, to);
    to.attempt(() => {
      if (odf.cut) throw unreadable('the file is cut short');
    });
    return to.finish('text-document', odf.type, title);
  },
} satisfies Reader;
