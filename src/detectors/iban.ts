import type { Anchors, Detector } from '../model.ts';
import { mod97 } from '../vocabulary/checksum.ts';
import { listed } from '../vocabulary/listed.ts';
import { behindLabel, type Occurrence } from '../vocabulary/occurrences.ts';

// SWIFT IBAN registry: characters in all, by country.
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18
  GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15
  OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/u)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const maxWrittenChars = 44;
const groups = /^[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{1,4}){2,9}/iu;

const isIban = (text: string): boolean => {
  const letters = text.replace(/[ -]/gu, '').toUpperCase();
  return (
    letters.length === lengths.get(letters.slice(0, 2)) &&
    /^[A-Z]{2}\d{2}[A-Z0-9]+$/u.test(letters) &&
    mod97(letters.slice(4) + letters.slice(0, 4)) === 1
  );
};

const isAscii = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isWord = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code >= 0xc0 || code === 95;

/** Reads as many letters and digits as the country asks for, spaces and hyphens between them aside. */
function written(text: string, start: number): string | undefined {
  const wanted = lengths.get(text.slice(start, start + 2).toUpperCase());
  if (wanted === undefined) return undefined;
  let read = 0;
  for (let at = start; at < text.length && at - start < maxWrittenChars; at += 1) {
    const code = text.charCodeAt(at);
    if (isWord(code) && code < 0xc0) read += 1;
    else if ((code !== 32 && code !== 45 && code !== 0xa0) || text.charCodeAt(at - 1) === code) return undefined;
    if (read === wanted) return isWord(text.charCodeAt(at + 1)) ? undefined : text.slice(start, at + 1);
  }
  return undefined;
}

function find(text: string, { numbers }: Anchors): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = 0; at < numbers.length; at += 2) {
    const start = (numbers[at] ?? 0) - 2;
    if (
      start < 0 ||
      !isAscii(text.charCodeAt(start)) ||
      !isAscii(text.charCodeAt(start + 1)) ||
      isWord(text.charCodeAt(start - 1))
    )
      continue;
    const value = written(text, start);
    if (value !== undefined && groups.test(value) && isIban(value.replaceAll('\u00A0', ' ')))
      found.push({ start, end: start + value.length, value, confidence: 0.98 });
  }
  return found;
}

export default {
  title: 'International bank account number (IBAN)',
  category: 'financial',
  labels:
    listed(`iban, iban number, iban nummer, iban no, international bank account number, compte iban, cuenta iban, codice iban,
    kontonummer iban`),
  anchoredOn: 'numbers',
  find,
  findLabelled: behindLabel(
    /^(?:[^\p{L}\p{N}]|(?:is|number|no|nr)(?!\p{L})){0,8}([a-z]{2}\d{2}(?:[ -]?[a-z0-9]{1,4}){3,8})(?![\p{L}\p{N}])/iu,
    {
      confidence: 0.95,
      accepts: isIban,
    },
  ),
  accepts: isIban,
  needsLabel: false,
  examples: {
    detect: [
      'Pay GB82 WEST 1234 5698 7654 32 today',
      'DE89370400440532013000',
      'IBAN: fr14 2004 1010 0505 0001 3m02 606',
      'my iban is gb82west12345698765432',
    ],
    ignore: ['GB82 WEST 1234 5698 7654 33', 'XX82 WEST 1234 5698 7654 32', 'GB29 is a flight', 'sha DE893704004405320130001'],
  },
} satisfies Detector;
