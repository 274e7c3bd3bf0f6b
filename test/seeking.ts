// Seeks planted values in whatever bytes a program leaves behind, in every spelling bytes may have.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Place = { readonly name: string; readonly bytes: Buffer };

const lower = (bytes: Buffer): string => bytes.toString('latin1').toLowerCase();

/** The middle of a value's base64, for each of the three ways it may stand in a longer text. */
const base64 = (value: Buffer): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), value]).toString('base64');
    const from = Math.ceil((shift * 8) / 6);
    return whole.slice(from, Math.floor(((shift + value.length) * 8) / 6));
  });

const spellings = (secret: string): readonly { readonly as: string; readonly text: string }[] => {
  const cases = [...new Set([secret, secret.toUpperCase(), secret.charAt(0).toUpperCase() + secret.slice(1)])];
  return [
    { as: 'plain', text: secret },
    { as: 'UTF-16', text: Buffer.from(secret, 'utf16le').toString('latin1') },
    { as: 'percent-encoded', text: encodeURIComponent(secret).toLowerCase() },
    { as: 'percent-encoded, slashes and all', text: [...Buffer.from(secret)].map((byte) => `%${byte.toString(16)}`).join('') },
    { as: 'form-encoded', text: encodeURIComponent(secret).replaceAll('%20', '+').toLowerCase() },
    { as: 'hexadecimal', text: Buffer.from(secret).toString('hex') },
    ...cases.flatMap((text) => [
      ...base64(Buffer.from(text)).map((inner) => ({ as: 'base64', text: inner.toLowerCase() })),
      ...base64(Buffer.from(text, 'utf16le')).map((inner) => ({ as: 'UTF-16 in base64', text: inner.toLowerCase() })),
    ]),
  ].filter(({ text }, place, all) => text.length >= 5 && all.findIndex((other) => other.text === text) === place);
};

// Long enough that no key or sealed text holds it by chance.
const isTelling = (as: string, text: string): boolean => !as.includes('base64') || text.length >= 8;

/** Where any of the secrets (lower case) stands, and in which spelling; as few words as a failing test needs. */
export function leaksIn(places: readonly Place[], secrets: readonly string[]): readonly string[] {
  const wanted = secrets.flatMap((secret) => spellings(secret).map((spelling) => ({ secret, ...spelling })));
  return places.flatMap(({ name, bytes }) => {
    const hay = lower(bytes).replaceAll('\\/', '/');
    return wanted
      .filter(({ as, text }) => isTelling(as, text) && hay.includes(text))
      .map(({ secret, as, text }) => {
        const at = hay.indexOf(text);
        return `${name}: ${secret} (${as}): …${hay.slice(Math.max(0, at - 60), at + 60).replace(/[^\x20-\x7e]/gu, '·')}…`;
      });
  });
}

/** Every file below a folder. */
export const filesBelow = (folder: string): readonly Place[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));
