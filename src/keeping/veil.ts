import { maskedAddress } from '../addresses/address.ts';
import { personalShape } from '../addresses/personal-value.ts';
import type { Seal } from './seal.ts';

/** How a text that may carry personal data stands in a clear column: as it is, or masked with the original sealed behind it. */
export type Veil = {
  /** `https://…/?name=J***` + separator + the original, sealed. Equal texts are veiled equally. */
  readonly over: (text: string) => string;
  /** Sealed whole, for what nobody reads there: a name has no shape to be known by. Equal texts are sealed equally. */
  readonly shut: (text: string) => string;
  /** Undefined when the sealed part was not made with this key. */
  readonly off: (veiled: string) => string | undefined;
};

// INFORMATION SEPARATOR ONE: in no address, and nothing that people type.
const separator = '\u001f';
// The watch writes the same addresses every few minutes; looking for people in one costs more than writing it.
const maxRemembered = 50_000;

const shownFor = (text: string): string => {
  if (text.includes(separator)) return '***';
  if (/^https?:\/\//iu.test(text) && URL.canParse(text)) return maskedAddress(new URL(text));
  return personalShape(text) === undefined ? text : '***';
};

export function veilWith(seal: Seal): Veil {
  const remembered = new Map<string, string>();

  const once = (name: string, make: () => string): string => {
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const made = make();
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(name, made);
    return made;
  };

  const over = (text: string): string =>
    once(`over ${text}`, () => {
      const shown = shownFor(text);
      return shown === text ? text : `${shown}${separator}${seal.close(text)}`;
    });
  const shut = (text: string): string => once(`shut ${text}`, () => `${separator}${seal.close(text)}`);

  const off = (veiled: string): string | undefined => {
    const at = veiled.lastIndexOf(separator);
    return at === -1 ? veiled : seal.open(veiled.slice(at + 1));
  };

  return { over, shut, off };
}
