/** How a number is shown: as it is, as a date or time, or as digits in a pattern such as `00000 000000`. */
export type NumberFormat = 'general' | 'date' | 'time' | { readonly pattern: readonly string[] };

/** 31 December 9999, the last day a spreadsheet knows. */
const lastSerial = 2_958_466;
const daysTo1904 = 1462;
/** From 1 March 0000 to 30 December 1899, the day numbered 0. */
const daysBefore1900 = 693_899;
const maxPatternChars = 40;

const two = (value: number): string => String(value).padStart(2, '0');

function clock(seconds: number): string {
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}

/** Year, month and day of a day counted from 1 March 0000, by whole numbers only: sheets hold dates by the million. */
function civilDate(days: number): string {
  const era = Math.floor(days / 146_097);
  const day = days - era * 146_097;
  const year = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);
  const ofYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const date = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return `${year + era * 400 + (month <= 2 ? 1 : 0)}-${two(month)}-${two(date)}`;
}

/** A spreadsheet's day number as `1968-03-04`, `2022-11-14 09:30` or `09:30`; undefined where there is no such day. */
export function serialDate(serial: number, since1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < lastSerial)) return undefined;
  const seconds = Math.round((serial % 1) * 86_400);
  if (serial < 1) return clock(seconds % 86_400);
  // Day 60 is 29 February 1900, which never was: Lotus 1-2-3 thought so, and everybody followed.
  const day = Math.floor(serial) + (since1904 ? daysTo1904 : serial < 60 ? 1 : 0);
  const date = civilDate(day + daysBefore1900 + (seconds === 86_400 ? 1 : 0));
  return seconds % 86_400 === 0 ? date : `${date} ${clock(seconds)}`;
}

// ECMA-376 part 1, 18.8.30: formats that every program knows by number; 27 to 36 and 50 to 58 are dates of East Asia.
function builtIn(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 ? 'time' : 'general';
}

/** Literals of a digit pattern and its places; undefined where the format is an ordinary number's. */
function patternOf(section: string): readonly string[] | undefined {
  const tokens: string[] = [];
  for (const match of section.matchAll(/"([^"]{0,20})"|\\(.)|\[[^\]]{0,20}\]|[_*].|(.)/gu)) {
    const literal = match[1] ?? match[2];
    const symbol = match[3];
    if (literal !== undefined) tokens.push(...literal);
    else if (symbol !== undefined && /[0#?]/u.test(symbol)) tokens.push(`%${symbol}`);
    else if (symbol !== undefined && /[\s()+-]/u.test(symbol)) tokens.push(symbol);
    else if (symbol !== undefined) return undefined;
  }
  return tokens.filter((token) => token.startsWith('%')).length >= 4 ? tokens : undefined;
}

/** Reads a format by its number and, where the file writes its own, its code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtIn(id);
  const section = code.split(';')[0]?.slice(0, maxPatternChars * 4) ?? '';
  if (/\[[hms]{1,2}\]/iu.test(section)) return 'general';
  const bare = section.replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./gu, '');
  if (/[ymdhs]/iu.test(bare) && !/[0#?]/u.test(bare.replace(/s\.0+/giu, '')))
    return /[yd]/iu.test(bare) || /m{3}/iu.test(bare) ? 'date' : 'time';
  const pattern = section.length <= maxPatternChars ? patternOf(section) : undefined;
  return pattern ? { pattern } : 'general';
}

function inPattern(digits: string, pattern: readonly string[]): string {
  const out: string[] = [];
  let left = digits.length;
  const places = pattern.filter((token) => token.length === 2);
  let place = places.length;
  for (const token of pattern.toReversed()) {
    if (token.length !== 2) {
      out.push(token);
      continue;
    }
    place--;
    const rest = place === 0 ? digits.slice(0, Math.max(left, 0)) : left > 0 ? (digits[left - 1] ?? '') : '';
    if (rest !== '') out.push(rest);
    else if (token === '%0') out.push('0');
    left -= Math.max(1, rest.length);
  }
  return out.reverse().join('').trim();
}

const plain = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15))));

/** A stored number as its reader sees it, dates in ISO order; telephone numbers keep every digit. */
export function showNumber(raw: string, format: NumberFormat, since1904: boolean): string {
  if (format === 'general' && raw.length <= 15 && /^\d+(?:\.\d+)?$/u.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format === 'date' || format === 'time') return serialDate(value, since1904) ?? plain(value);
  if (format !== 'general' && Number.isInteger(value) && value >= 0) return inPattern(String(value), format.pattern);
  return plain(value);
}
