import type { Match } from '../model.ts';

export type Occurrence = Omit<Match, 'detector'>;

/** How sure, and which of the texts a pattern fits are meant. The pattern carries the flags `g` and `u`. */
export type Wanted = { readonly confidence: number; readonly accepts?: (value: string) => boolean };

/** Every place a pattern fits whose text is accepted. */
export function occurrencesOf(pattern: RegExp, wanted: Wanted): (text: string) => readonly Occurrence[] {
  return (text) => {
    const found: Occurrence[] = [];
    pattern.lastIndex = 0;
    for (let fit = pattern.exec(text); fit !== null; fit = pattern.exec(text)) {
      const value = fit[0];
      if (value === '') pattern.lastIndex += 1;
      else if (wanted.accepts === undefined || wanted.accepts(value))
        found.push({ start: fit.index, end: fit.index + value.length, value, confidence: wanted.confidence });
    }
    return found;
  };
}

/** The first place a pattern fits whose text is accepted. */
export function firstOccurrenceOf(pattern: RegExp, wanted: Wanted): (text: string) => Occurrence | undefined {
  return (text) => {
    pattern.lastIndex = 0;
    for (let fit = pattern.exec(text); fit !== null; fit = pattern.exec(text)) {
      const value = fit[0];
      if (value === '') pattern.lastIndex += 1;
      else if (wanted.accepts === undefined || wanted.accepts(value))
        return { start: fit.index, end: fit.index + value.length, value, confidence: wanted.confidence };
    }
    return undefined;
  };
}

/** The first group of a pattern that begins where the text begins: what stands just behind a label. */
export function behindLabel(pattern: RegExp, wanted: Wanted): (text: string) => readonly Occurrence[] {
  return (text) => {
    const fit = pattern.exec(text);
    const value = fit?.[1];
    if (fit === null || value === undefined || value === '') return [];
    if (wanted.accepts !== undefined && !wanted.accepts(value)) return [];
    const start = fit[0].lastIndexOf(value);
    return [{ start, end: start + value.length, value, confidence: wanted.confidence }];
  };
}
