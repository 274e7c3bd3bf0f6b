import { loadCatalogue } from '../../src/catalogue.ts';
import { openDetect } from '../../src/detect.ts';
import { openDocuments } from '../../src/documents.ts';
import { openRecords } from '../../src/records.ts';
import { answerSheet, type BenchFile, catalogueSheet, csvOf, jsonOf, pageFiles, tablePageOf, workbookOf } from './files.ts';
import { line } from './pace.ts';

const runs = 5;
const nothingKnown = { labels: [], publishedValues: [], ownHosts: [] };

/** What is asked for, in MB/s; of a workbook in MB/s of its unpacked XML. */
const aims = { html: 30, csv: 50, json: 60, xlsx: 20 };

/** Microseconds of processor time, so that busy neighbours count less. */
const micros = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0;

/** From bytes to a verdict, as behind the wall: reading alone, finding people alone, and both. One thread. */
export async function readingBench(print: (line: string) => void): Promise<void> {
  const { readers, detectors } = await loadCatalogue();
  const read = openDocuments(readers);
  const recordsOf = openRecords(openDetect(detectors));
  const passOver = async (files: readonly BenchFile[]): Promise<readonly [reading: number, finding: number]> => {
    let reading = 0;
    let finding = 0;
    for (const { name, bytes } of files) {
      const url = new URL(`https://www.example.gov.uk/files/${name}`);
      const began = micros();
      const outcome = await read({ bytes, name, url, contentType: '', depth: 0 });
      const between = micros();
      if (outcome.document !== undefined) recordsOf(outcome.document, nothingKnown);
      finding += micros() - between;
      reading += between - began;
    }
    return [reading, finding];
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
    await passOver(files);
    const passes: (readonly [number, number])[] = [];
    for (let run = 0; run < runs; run += 1) passes.push(await passOver(files));
    const reading = median(passes.map(([time]) => time));
    const finding = median(passes.map(([, time]) => time));
    const both = median(passes.map(([one, other]) => one + other));
    print(line(name, [size / reading, size / finding, size / both, aim]));
  }
}
