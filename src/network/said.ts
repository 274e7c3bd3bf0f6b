// What is said in headers, by us and to us.

import type { Target } from '../model.ts';

type Incoming = Readonly<Record<string, string | readonly string[] | undefined>>;
type Head = { readonly status: number; readonly headers: Readonly<Record<string, string>> };

/** Of bodies nobody reads: redirects, films, fonts. */
const maxUnreadBytes = 65_536;
const maxNameChars = 80;
const maxNames = 1_000;

/** How much of a body is taken. */
export function capFor({ status, headers }: Head, maxBodyBytes: number): number {
  const unread = (status >= 300 && status < 400) || /^(?:video|audio|font)\//iu.test(headers['content-type'] ?? '');
  return unread ? Math.min(maxUnreadBytes, maxBodyBytes) : maxBodyBytes;
}

const namesOfCookies = (cookies: readonly string[]): string =>
  cookies.map((cookie) => `${cookie.split('=', 1)[0]?.trim() ?? ''}=`).join(', ');

/** One text for each header. A cookie's name tells the platform; its value is nobody's business and ends here. */
export function flat(incoming: Incoming): Readonly<Record<string, string>> {
  const entries = Object.entries(incoming).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    if (value === undefined) return [];
    const all = typeof value === 'string' ? [value] : value;
    if (name === 'set-cookie') return [[name, namesOfCookies(all)]];
    return [[name, name === 'location' ? (all[0] ?? '') : all.join(', ')]];
  });
  return Object.fromEntries(entries);
}

/** The names in a certificate's `subjectAltName`, as Node writes them. */
export function namesOn(subjectAltName: string): readonly string[] {
  const found = subjectAltName.matchAll(/DNS:([\w*.-]{1,253})/gu);
  return [...found.take(maxNames)].map(([, name = '']) => name.toLowerCase());
}

// A header holds printable ASCII, and a comment in it no parentheses (RFC 9110, 5.6.5).
const plain = (text: string | undefined): string =>
  (text ?? '')
    .replace(/[^\x20-\x7e]|[()\\;]/gu, '')
    .trim()
    .slice(0, maxNameChars);

/** Who asks, on whose behalf, and whom to write to: `Passerby/0.1 (Borough of Example; security@example.gov.uk)`. */
export function userAgent(version: string, target: Pick<Target, 'organisation' | 'contact'>): string {
  const comment = [plain(target.organisation), plain(target.contact)].filter((part) => part !== '').join('; ');
  return `Passerby/${version}${comment === '' ? '' : ` (${comment})`}`;
}
