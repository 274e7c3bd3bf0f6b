import { createHmac, createSecretKey, type Hmac, type KeyObject } from 'node:crypto';
import type { Body, Masked } from './model.ts';

export const isMasked = (text: string): text is Masked => text.includes('*') || text === '';

const seal = (text: string): Masked => {
  if (!isMasked(text)) throw new Error('mask.ts produced an unmasked text');
  return text;
};

const initials = (value: string): string =>
  value
    .split(/\s+/u)
    .slice(0, 4)
    .map((word) => `${[...word][0] ?? ''}***`)
    .join(' ');

/**
 * Hides all of a value but what helps its owner find it again: `j***@***`, `SW1A ***`, `J*** D***`, `********92`.
 * Never shows more than a fifth of the characters, a postcode's district and initials aside.
 */
export function mask(detector: string, value: string): Masked {
  const text = value.trim();
  if (text === '') return seal('***');
  if (detector === 'email-address') return seal(`${[...text][0] ?? ''}***@***`);
  if (detector === 'uk-postcode') return seal(`${text.replace(/\s*\d[A-Za-z]{2}$/u, '').slice(0, 4)} ***`);
  if (detector === 'person-name' || detector === 'postal-address') return seal(initials(text));
  if (detector === 'date-of-birth') return seal('**/**/****');
  const digits = text.replace(/\D/gu, '');
  if (digits.length >= 8) return seal(`********${digits.slice(-2)}`);
  return seal(`${[...text][0] ?? ''}***`);
}

/** The same value gives the same digest under one installation's key, and tells nothing without it. */
export function digest(key: Uint8Array, value: string): string {
  return ended(createHmac('sha256', keyObject(key)).update(value));
}

const pieceBytes = 1024 * 1024;

/** The same of a whole body. */
export function digestOfBody(key: Uint8Array, body: Body): string {
  const hmac = createHmac('sha256', keyObject(key));
  for (const piece of body.pieces(pieceBytes)) hmac.update(piece);
  return ended(hmac);
}

const ended = (hmac: Hmac): string => hmac.digest('hex').slice(0, 32);

const keyObjects = new WeakMap<Uint8Array, KeyObject>();

/** Made anew for each value, it costs more than the digest. */
function keyObject(key: Uint8Array): KeyObject {
  const made = keyObjects.get(key) ?? createSecretKey(key);
  keyObjects.set(key, made);
  return made;
}
