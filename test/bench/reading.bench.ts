import { bodyOf } from '../../src/body.ts';
import { loadCatalogue } from '../../src/catalogue.ts';
import { openDetect } from '../../src/detect.ts';
import { openDocuments } from '../../src/documents.ts';
import { openRecords } from '../../src/records.ts';
import { answerSheet, type BenchFile, catalogueSheet, csvOf, jsonOf, pageFiles, tablePageOf, workbookOf } from './files.ts';
import { line } from './pace.ts';

const runs = 9;
/** A round reads thousands of pages: until then the engine has compiled what it uses most. */
const warmMicros = 3_000_000;
const leastMicros = 250_000;
const nothingKnown = { labels: [], publishedValues: [], ownHosts: [] };

/** What is asked for, in MB/s; of a workbook in MB/s of its unpacked XML. */
const aims = { html: 30, csv: 50, json: 60, xlsx: 20 };

/** Microseconds of this thread's processor time, so that busy neighbours count less; told in steps of some milliseconds. */
const micros = (): number => {
  const { user, system } = process.threadCpuUsage();
  return user + system;
};

/** The median of nine runs after some seconds that warm up; each goes on until its steps no longer matter. */
async function timeOf(work: () => Promise<void>): Promise<number> {
  for (const start = micros(); micros() - start < warmMicros; ) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const before = micros();
    let rounds = 0;
    do {
      await work();
      rounds += 1;
    } while (micros() - before < leastMicros);
    times.push((micros() - before) / rounds);
  }
  return times.toSorted((a, b) => a - b)[runs >> 1] ?? 0;
}

/** From bytes to a verdict, as behind the wall: reading alone, finding people alone, and both. One thread. */
export async function readingBench(print: (line: string) => void): Promise<void> {
  const { readers, detectors } = await loadCatalogue();
  const read = openDocuments(readers);
  const recordsOf = openRecords(openDetect(detectors));
  const documentOf = async ({ name, bytes }: BenchFile) =>
    (
      await read({
        // Fresh each time, as they come: readers remember what they found in the same bytes.
        body: bodyOf(new Uint8Array(bytes)),
        name,
        url: new URL(`https://www.example.gov.uk/files/${name}`),
        contentType: '',
        depth: 0,
      })
    ).document;
  const reading = async (files: readonly BenchFile[]): Promise<void> => {
    for (const file of files) await documentOf(file);
  };
  const both = async (files: readonly BenchFile[]): Promise<void> => {
    for (const file of files) {
      const document = await documentOf(file);
      if (document !== undefined) recordsOf(document, nothingKnown);
    }
  };
  const people = answerSheet(2_500_000);
  const nobody = catalogueSheet(25_000);
  const rows: readonly (readonly [name: string, files: readonly BenchFile[], aim: number])[] = [
    ['HTML, pages of a public site', pageFiles(150), aims.html],
    ['HTML, a table of answers', [tablePageOf(people)], aims.html],
    ['CSV, answers', [csvOf(people)], aims.csv],
    ['CSV, a catalogue', [csvOf(nobody)], aims.csv],
    ['JSON, answers', [jsonOf(people)], aims.json],
    ['JSON, a catalogue', [jsonOf(nobody)], aims.json],
    ['XLSX, answers (of its XML)', [workbookOf(people)], aims.xlsx],
    ['XLSX, a catalogue (of its XML)', [workbookOf(nobody)], aims.xlsx],
  ];
  print(line('Reading and detecting, MB/s', ['reading', 'detecting', 'both', 'aim']));
  for (const [name, files, aim] of rows) {
    const size = files.reduce((sum, { countedBytes }) => sum + countedBytes, 0);
    const [first, whole] = [await timeOf(() => reading(files)), await timeOf(() => both(files))];
    print(line(name, [size / first, size / Math.max(1, whole - first), size / whole, aim]));
  }
}
