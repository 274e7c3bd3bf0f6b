import { OpenRedaction } from '@openredaction/openredaction';
import { Redactor } from '@redactpii/node';
import { SyncRedactor } from 'redact-pii';
import { loadCatalogue } from '../../src/catalogue.ts';
import { openDetect } from '../../src/detect.ts';
import { answers, pages, sources } from './corpus.ts';
import { line, pace } from './pace.ts';

const bytes = 10_000_000;
/** The others are given less of the same text, so that the bench ends. */
const bytesForOthers = 200_000;
const prose = new Set(['person-name', 'postal-address']);

/** Detection on decoded text, beside the packages on npm that look for the same. */
export async function detectBench(print: (line: string) => void): Promise<void> {
  const { detectors } = await loadCatalogue();
  const texts = [pages(bytes), sources(bytes), answers(bytes)];
  const rows: readonly (readonly [string, number, (text: string) => unknown])[] = [
    [`Passerby, ${detectors.length} kinds`, bytes, openDetect(detectors).find],
    ['Passerby, without names and addresses in prose', bytes, openDetect(detectors.filter(({ id }) => !prose.has(id))).find],
    ['@redactpii/node', bytesForOthers, others.redactpii()],
    ['redact-pii', bytesForOthers, others.redactPii()],
    ['@openredaction/openredaction', bytesForOthers / 10, others.openRedaction()],
  ];
  print(line('Detection on decoded text, MB/s', ['page text', 'page source', 'answers']));
  for (const [name, length, work] of rows)
    print(
      line(
        name,
        texts.map((text) => pace(text.slice(0, length), work)),
      ),
    );
}

const others = {
  redactpii: () => {
    const redactor = new Redactor();
    return (text: string) => redactor.redact(text);
  },
  redactPii: () => {
    const redactor = new SyncRedactor();
    return (text: string) => redactor.redact(text);
  },
  openRedaction: () => {
    const redactor = new OpenRedaction();
    return (text: string) => redactor.detect(text);
  },
};
