import { detectBench } from './detect.bench.ts';
import { readingBench } from './reading.bench.ts';

const benches: readonly ((print: (line: string) => void) => Promise<void>)[] = [detectBench, readingBench];

for (const bench of benches) {
  await bench((text) => process.stdout.write(`${text}\n`));
  process.stdout.write('\n');
}
