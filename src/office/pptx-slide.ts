import { attribute, scanXml } from '../reading/xml.ts';
import type { Collected } from './collected.ts';
import type { Flow } from './flow.ts';

/** Whether a slide is left out of the show. */
export const isHiddenSlide = (text: string): boolean =>
  /<(?:\w{1,20}:)?sld\s[^>]{0,2000}\bshow\s{0,3}=\s{0,3}"(?:0|false)"/u.test(text.slice(0, 5_000));

/** Reads the words and tables of one slide, notes page, layout or comment part. */
export function readSlide(text: string, flow: Flow, to: Collected): void {
  let taking = false;
  const opened = new Map<string, (attributes: string) => void>(
    Object.entries({
      t: () => {
        taking = true;
      },
      text: () => {
        taking = true;
      },
      br: () => flow.write('\n', 'shown'),
      tbl: () => flow.table('table'),
      tr: () => flow.row('shown'),
      // Cells that a span covers are written out, and empty.
      tc: () => flow.cell(1),
      cNvPr: (attributes) => to.say(attribute(attributes, 'descr') ?? '', 'description of a picture', { hidden: true }),
    }),
  );
  const closed = new Map<string, () => void>(
    Object.entries({
      t: () => {
        taking = false;
      },
      text: () => {
        taking = false;
        flow.endParagraph();
      },
      p: () => flow.endParagraph(),
      tc: flow.endCell,
      tbl: flow.endTable,
    }),
  );
  scanXml(text, {
    open: (name, attributes) => opened.get(name)?.(attributes),
    text: (piece) => {
      if (taking) flow.write(piece, 'shown');
    },
    close: (name) => closed.get(name)?.(),
  });
}
