import type { Anchors, Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { behindLabel, type Occurrence } from '../vocabulary/occurrences.ts';

// HMRC, National Insurance Manual NIM39110: prefixes never used; QQ is what forms show as an example and is kept.
const shape =
  /(?!BG|GB|KN|NK|NT|TN|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)(?:([ -]?)\d{2}\1\d{2}\1\d{2}\1|[ -]?\d{6}[ -]?)[A-D](?![\p{L}\p{N}])/uy;
const whole = /^(?!BG|GB|KN|NK|NT|TN|ZZ)(?:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]?$/iu;

const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  code >= 0xc0 ||
  code === 45 ||
  code === 95;

/** Anchored on the first digits: two or six of them behind two capitals. */
function find(text: string, { numbers }: Anchors): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const first = numbers[at] ?? 0;
    const digits = (numbers[at + 1] ?? 0) - first;
    if (digits !== 2 && digits !== 6) continue;
    const apart = text.charCodeAt(first - 1) === 32 || text.charCodeAt(first - 1) === 45 ? 1 : 0;
    const start = first - 2 - apart;
    if (start < 0 || (start > 0 && isWord(text.charCodeAt(start - 1)))) continue;
    shape.lastIndex = start;
    const value = shape.exec(text)?.[0];
    if (value !== undefined) found.push({ start, end: start + value.length, value, confidence: 0.95 });
  }
  return found;
}

export default {
  title: 'UK National Insurance number',
  category: 'identity',
  labels: listed(`national insurance number, national insurance no, national insurance, nat ins number, ni number, ni no, nino,
    rhif yswiriant gwladol, rhif yg`),
  anchoredOn: 'numbers',
  find,
  findLabelled: behindLabel(
    /^[^\p{L}\p{N}]{0,6}(?:(?:is|of|no|number)[^\p{L}\p{N}]{1,4})?([a-z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}(?:[ -]?[a-d])?)(?![\p{L}\p{N}])/iu,
    {
      confidence: 0.9,
      accepts: (value) => whole.test(value),
    },
  ),
  accepts: (cell) => whole.test(cell),
  needsLabel: false,
  examples: {
    detect: ['NI AB123456C', 'AB 12 34 56 C', 'QQ123456C', 'National Insurance number: ab123456c', 'ni number is CE 12 34 56'],
    ignore: ['GB123456A', 'part AB123456E', '3fAB123456C', 'AB-12-34', 'DQ123456A', 'ABC 123456 C'],
  },
} satisfies Detector;
