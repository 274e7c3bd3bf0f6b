import type { Anchors, Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import type { Occurrence } from '../vocabulary/occurrences.ts';

const v4 = /(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\p{L}\p{N}_]|[.-]\p{N})/uy;
const wholeV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/u;
// Networks of nobody in particular, RFC 6890: they tell about a machine room, not about a person.
const local = /^(?:0|10|127|255|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./u;
/** More likely a version or a chapter. */
const small = /^1?\d(?:\.1?\d){3}$/u;
const versionBefore = /(?:v|ver|version|release|build|section|chapter|clause|paragraph|rule)\.?\s?$/iu;
const maxV6Chars = 45;

const isHex = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

/** RFC 4291, 2.2: eight groups, or fewer with one `::`. */
const isV6 = (text: string): boolean => {
  if (text.length > maxV6Chars || !/^[\da-f:]+$/iu.test(text) || text.includes(':::')) return false;
  const halves = text.split('::');
  const parts = text.split(':').filter((part) => part !== '');
  if (parts.some((part) => part.length > 4)) return false;
  if (halves.length === 1) return parts.length === 8 && !text.startsWith(':') && !text.endsWith(':');
  return halves.length === 2 && parts.length >= 2 && parts.length <= 7;
};

const maxVersionChars = 12;

/** `version 1.2.3.4`; most addresses stand behind a comma, a quote or a colon. */
const isVersion = (text: string, start: number): boolean => {
  const before = text.charCodeAt(start - 1) | 32;
  return (
    (before === 32 || before === 46 || (before >= 97 && before <= 122)) &&
    versionBefore.test(text.slice(Math.max(0, start - maxVersionChars), start))
  );
};

function findV4(text: string, { numbers }: Anchors): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = 0; at + 7 < numbers.length; at += 2) {
    const start = numbers[at] ?? 0;
    const end = numbers[at + 1] ?? 0;
    if (end - start > 3 || text.charCodeAt(end) !== 46 || (numbers[at + 2] ?? 0) !== end + 1) continue;
    const before = text.charCodeAt(start - 1);
    if (start > 0 && (isWord(before) || before === 46 || before === 45)) continue;
    v4.lastIndex = start;
    const value = v4.exec(text)?.[0];
    if (value === undefined || isVersion(text, start)) continue;
    found.push({ start, end: start + value.length, value, confidence: local.test(value) || small.test(value) ? 0.4 : 0.9 });
  }
  return found;
}

/** Anchored on colons between hexadecimal digits. */
function findV6(text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  let past = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', Math.max(past, colon + 1))) {
    const next = text.charCodeAt(colon + 1);
    if ((!isHex(next) && next !== 58) || (colon > 0 && !isHex(text.charCodeAt(colon - 1)))) continue;
    let start = colon;
    while (start > past && colon - start < 4 && isHex(text.charCodeAt(start - 1))) start -= 1;
    let end = colon + 1;
    while (end < text.length && end - start < maxV6Chars && (isHex(text.charCodeAt(end)) || text.charCodeAt(end) === 58))
      end += 1;
    past = end;
    const value = text.slice(start, end).replace(/(?<!:):$/u, '');
    if ((start > 0 && (isWord(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === 58)) || isWord(text.charCodeAt(end)))
      continue;
    if (value.split(':').filter((part) => part !== '').length < 3 || !isV6(value)) continue;
    found.push({ start, end: start + value.length, value, confidence: 0.85 });
  }
  return found;
}

export default {
  title: 'IP address',
  category: 'online',
  labels: listed(`ip, ip address, ip addr, client ip, remote ip, remote addr, remote address, user ip, adresse ip, dirección ip,
    indirizzo ip, ip adresse, ip-adres, ip-osoite, adres ip, submitted from`),
  find: (text: string, anchors: Anchors) => {
    const found = findV4(text, anchors);
    const longer = findV6(text);
    return longer.length === 0 ? found : [...found, ...longer];
  },
  accepts: (cell) => wholeV4.test(cell) || (cell.includes(':') && isV6(cell)),
  needsLabel: false,
  examples: {
    detect: ['from 81.2.69.142 at noon', '2001:db8:85a3::8a2e:370:7334', 'client 6e40:4041:c617:e898:c11:40d2:c669:2eb4'],
    ignore: [
      'version 1.2.3.4',
      '1.2.3.4.5',
      '999.1.1.1',
      '12:30:45',
      'a::before',
      '00:1A:2B:3C:4D:5E',
      'std::vector',
      '10.1234.5.6',
    ],
  },
} satisfies Detector;
