// The words and numbers of one line, around a number.

import { isCapital, isLetter } from './anchors.ts';
import { foldName } from './names.ts';

/** A word of a line, or a number in it. */
export type Token = {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  readonly capital: boolean;
  readonly shouted: boolean;
};

const maxTokens = 6;

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
export const isBlank = (code: number): boolean => code === 32 || code === 0xa0;

/** A hyphen or an apostrophe inside a word. */
const isJoint = (code: number): boolean => code === 45 || code === 39 || code === 0x2019;

/** Words and numbers of a line from a place on, single blanks between them. */
export function tokensFrom(text: string, from: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = from;
  if (text.charCodeAt(at) === 44) at += 1;
  while (tokens.length < maxTokens) {
    if (!isBlank(text.charCodeAt(at)) || isBlank(text.charCodeAt(at + 1))) break;
    const token = tokenAt(text, at + 1);
    if (token === undefined) break;
    tokens.push(token);
    // Behind a number no name of a street goes on.
    if (isDigit(text.charCodeAt(token.start))) break;
    at = token.end;
    if (text.charCodeAt(at) === 46) at += 1;
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token | undefined {
  let end = start;
  for (
    let code = text.charCodeAt(end);
    isLetter(code) || isDigit(code) || (isJoint(code) && end > start && isLetter(text.charCodeAt(end + 1)));
    code = text.charCodeAt(end)
  )
    end += 1;
  if (end === start) return undefined;
  return {
    start,
    end,
    folded: foldName(text.slice(start, end)),
    capital: isCapital(text.charCodeAt(start)),
    shouted: isCapital(text.charCodeAt(start + 1)),
  };
}

/** The nearest first. */
export function tokensBefore(text: string, start: number, past: number): readonly Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (tokens.length < maxTokens && at - 1 > past && isBlank(text.charCodeAt(at - 1))) {
    let end = at - 1;
    if (text.charCodeAt(end - 1) === 46) end -= 1;
    let from = end;
    while (from > past && (isLetter(text.charCodeAt(from - 1)) || (from < end && isJoint(text.charCodeAt(from - 1))))) from -= 1;
    if (from === end) break;
    tokens.push({
      start: from,
      end,
      folded: foldName(text.slice(from, end)),
      capital: isCapital(text.charCodeAt(from)),
      shouted: isCapital(text.charCodeAt(from + 1)),
    });
    at = from;
  }
  return tokens;
}

export function wordFrom(text: string, at: number): string {
  let end = at;
  while (isLetter(text.charCodeAt(end)) && end - at < maxTypeChars) end += 1;
  return text.slice(at, end);
}

export const maxTypeChars = 12;
