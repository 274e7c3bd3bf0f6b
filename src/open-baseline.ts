import { readFileSync, writeFileSync } from 'node:fs';
import { type Baseline, readBaseline } from './baseline.ts';
import { trouble } from './trouble.ts';

/** Reads a baseline that an earlier scan wrote. Throws a Trouble. */
export function openBaseline(path: string): Baseline {
  const baseline = readBaseline(textOf(path));
  if (baseline !== undefined) return baseline;
  throw trouble('baseline', `${path} is no baseline of Passerby. Write one with: passerby scan … --write-baseline ${path}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw trouble('baseline', `${path} cannot be read. Write one with: passerby scan … --write-baseline ${path}`);
  }
}

/** Throws a Trouble. */
export function writeBaseline(path: string, baseline: Baseline): void {
  try {
    writeFileSync(path, `${JSON.stringify(baseline, null, 2)}\n`);
  } catch {
    throw trouble('output', `${path} cannot be written. Name another with --write-baseline.`);
  }
}
