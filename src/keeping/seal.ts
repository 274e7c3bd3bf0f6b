import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Hides texts so that only this installation's key shows them again. */
export type Seal = {
  readonly close: (text: string) => string;
  /** Undefined when the text was not sealed with this key, or was changed since. */
  readonly open: (sealed: string) => string | undefined;
  /** The same text gives the same digest, which tells nothing without the key. 32 hexadecimal digits. */
  readonly digest: (text: string) => string;
};

const nonceBytes = 12;
const tagBytes = 16;

const derived = (key: Uint8Array, purpose: string): KeyObject =>
  createSecretKey(new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `passerby ${purpose} 1`, 32)));

/**
 * AES-256-GCM under keys derived from the installation's (HKDF, RFC 5869). The nonce is an HMAC of the text, as in
 * RFC 8452's synthetic ones: equal texts seal equally, so that a repeated write changes nothing and a sealed text
 * can be a unique column, and two different texts never share a nonce.
 */
export function sealWith(key: Uint8Array): Seal {
  const cipherKey = derived(key, 'seal');
  const nonceKey = derived(key, 'nonce');
  const digestKey = derived(key, 'digest');

  const close = (text: string): string => {
    const nonce = createHmac('sha256', nonceKey).update(text).digest().subarray(0, nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  };

  const open = (sealed: string): string | undefined => {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < nonceBytes + tagBytes) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  };

  const digest = (text: string): string => createHmac('sha256', digestKey).update(text).digest('hex').slice(0, 32);

  return { close, open, digest };
}
