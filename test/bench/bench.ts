// npm run bench -- [detection] [reading] [hostile] [memory] [crawl]: some or all of the benches, one after the other.
import { crawlBench } from './crawl.bench.ts';
import { detectBench } from './detect.bench.ts';
import { hostileBench } from './hostile.bench.ts';
import { memoryBench } from './memory.bench.ts';
import { readingBench } from './reading.bench.ts';

const benches: Readonly<Record<string, (print: (line: string) => void) => Promise<void>>> = {
  detection: detectBench,
  reading: readingBench,
  hostile: hostileBench,
  memory: memoryBench,
  crawl: crawlBench,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await bench((text) => process.stdout.write(`${text}\n`));
  process.stdout.write('\n');
}
