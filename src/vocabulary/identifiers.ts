import { RE2JS } from 're2js';
import type { Detector, Identifier, Named } from '../model.ts';
import type { Occurrence } from './occurrences.ts';

// Patterns come from outside: RE2's automata take time linear in the text whatever is written, at the price of
// back-references and look-around.

const maxPatternChars = 500;
const maxProgramSteps = 5_000;
const maxSearchedChars = 4_000_000;
const confidence = 0.9;

function compiled(pattern: string): RE2JS | string {
  if (pattern.length > maxPatternChars) return `is longer than ${maxPatternChars} characters`;
  try {
    const engine = RE2JS.compile(pattern);
    if (engine.matches('')) return 'fits an empty text';
    return engine.programSize() > maxProgramSteps ? 'is too large once its repeats are written out' : engine;
  } catch (error) {
    return `cannot be used: ${error instanceof Error ? error.message : 'not understood'}`;
  }
}

/** What is wrong with an identifier of targets.yaml, in words that follow its name; undefined when nothing is. */
export function identifierMistake({ pattern, examples }: Identifier): string | undefined {
  const engine = compiled(pattern);
  if (typeof engine === 'string') return `the pattern ${engine}`;
  const unfit = examples.findIndex((example) => !engine.testExact(example));
  return unfit === -1 ? undefined : `example ${unfit + 1} does not fit the pattern`;
}

/** The organisation's own numbers as detectors; an identifier with a mistake is left out. */
export function identifierDetectors(identifiers: readonly Identifier[]): readonly Named<Detector>[] {
  return identifiers.flatMap(({ name, pattern, examples }) => {
    const engine = compiled(pattern);
    if (typeof engine === 'string') return [];
    return {
      id: `identifier-${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
      title: name,
      category: 'organisation',
      labels: [name.toLowerCase()],
      find: (text: string) => fits(engine, text),
      accepts: (cell: string) => cell.length > 0 && engine.testExact(cell),
      needsLabel: false,
      examples: { detect: examples, ignore: [] },
    };
  });
}

function fits(engine: RE2JS, text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const matcher = engine.matcher(text.length > maxSearchedChars ? text.slice(0, maxSearchedChars) : text);
  while (matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    if (end > start) found.push({ start, end, value: text.slice(start, end), confidence });
  }
  return found;
}
