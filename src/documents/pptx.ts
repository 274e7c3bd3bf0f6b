import type { Document, Reader, Source } from '../model.ts';
import { chartValues } from '../office/chart.ts';
import { type Collected, collect } from '../office/collected.ts';
import { drawingTexts } from '../office/drawing.ts';
import { openFlow } from '../office/flow.ts';
import { addBelongings } from '../office/ooxml-extras.ts';
import { openPackage, type Package, packageKind } from '../office/package.ts';
import { isHiddenSlide, readSlide } from '../office/pptx-slide.ts';
import { unreadable } from '../reading/unreadable.ts';

const type = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

const besides: readonly (readonly [pattern: RegExp, where: string])[] = [
  [/(?:^|\/)notesSlides\/notesSlide(\d*)\.xml$/iu, 'speaker notes of slide'],
  [/(?:^|\/)comments\/[^/]+\.xml$/iu, 'comment'],
  [/(?:^|\/)(?:slideLayouts|slideMasters|handoutMasters|notesMasters)\/[^/]+\.xml$/iu, 'slide template'],
];

/** Parts in the order of their numbers: `slide10` after `slide9`. */
const numbered = (office: Package, pattern: RegExp): readonly string[] =>
  office.names.filter((name) => pattern.test(name)).sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

const numberOf = (name: string): string => /(\d+)\.xml$/iu.exec(name)?.[1] ?? '';

function addSlides(office: Package, to: Collected): void {
  const flow = openFlow(to);
  const add = (name: string, where: string, hidden: boolean): void => {
    to.attempt(() => {
      const text = office.text(name) ?? '';
      const unseen = hidden || isHiddenSlide(text);
      flow.enter(unseen && !hidden ? `hidden ${where}` : where, unseen ? 'hidden' : undefined);
      readSlide(text, flow, to);
      flow.leave();
    });
  };
  for (const name of numbered(office, /(?:^|\/)slides\/[^/]+\.xml$/iu)) add(name, `slide ${numberOf(name)}`, false);
  for (const [pattern, where] of besides) {
    for (const name of numbered(office, pattern)) add(name, where.endsWith('slide') ? `${where} ${numberOf(name)}` : where, true);
  }
  flow.finish();
}

function addCharts(office: Package, to: Collected): void {
  for (const name of numbered(office, /(?:^|\/)(?:charts|diagrams)\/[^/]+\.xml$/iu)) {
    to.attempt(() => {
      const text = office.text(name) ?? '';
      for (const paragraph of drawingTexts(text).paragraphs) to.say(paragraph, 'chart or diagram');
      const values = chartValues(text, 'stored values of a chart');
      if (values) to.add({ tables: [values] });
    });
  }
}

async function read(source: Source, nested: Parameters<Reader['read']>[1]): Promise<Document> {
  const office = openPackage(source.body);
  if (!office) throw unreadable('it is no PowerPoint presentation');
  const to = collect(source.url);
  addSlides(office, to);
  addCharts(office, to);
  const title = await addBelongings(office, nested, to);
  return to.finish('text-document', type, title);
}

export default {
  title: 'PowerPoint presentation',
  accepts: (source) => (packageKind(source.body) === 'slides' ? 0.95 : 0),
  read,
} satisfies Reader;
