import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import type { Occurrence } from '../vocabulary/occurrences.ts';

// RFC 5321, 4.5.3.1: 64 octets before the @, 255 behind it.
const maxLocalChars = 64;
const maxDomainChars = 255;

// Rarer characters that RFC 5322 allows are left out: in pages they delimit (`mail=jane@…`, `'jane@…'`).
const isLocal = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  code === 46 ||
  code === 45 ||
  code === 95 ||
  code === 43 ||
  code === 39 ||
  code >= 0xc0;

const isDomain = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  code === 46 ||
  code === 45 ||
  code >= 0xc0;

const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}(?:xn--[a-z0-9-]{2,59}|\p{L}{2,24})$/u;
// `icon@2x.png` names a file.
const fileEnding = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|m?js|cjs|map|html?|php|aspx?|jsp|json|woff2?|ttf|mp[34]|dll)$/iu;
// The next sentence, begun without a space: `jane@example.org.Please`.
const nextSentence = /(?<=\.[a-z]{2,24})\.\p{Lu}\p{Ll}*$/u;
const isEdge = (code: number): boolean => code === 46 || code === 39 || code === 95 || code === 45;

function find(text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < maxLocalChars && isLocal(text.charCodeAt(start - 1))) start -= 1;
    if (start === at) continue;
    let end = at + 1;
    while (end < text.length && end - at <= maxDomainChars && isDomain(text.charCodeAt(end))) end += 1;
    const address = addressAt(text, { start, at, end });
    if (address !== undefined) found.push(address);
  }
  return found;
}

function addressAt(
  text: string,
  { start, at, end }: { readonly start: number; readonly at: number; readonly end: number },
): Occurrence | undefined {
  let last = end;
  while (text.charCodeAt(last - 1) === 46 || text.charCodeAt(last - 1) === 45) last -= 1;
  const whole = text.slice(at + 1, last);
  const place = domain.test(whole) ? whole.replace(nextSentence, '') : '';
  if (place === '' || fileEnding.test(place)) return undefined;
  let first = start;
  while (first < at && isEdge(text.charCodeAt(first))) first += 1;
  // What stands before the @ of an address such as `https://key@host` is no mailbox.
  if (first === at || text.charCodeAt(at - 1) === 46 || text.startsWith('://', start - 3)) return undefined;
  const local = text.slice(first, at);
  return local.includes('..')
    ? undefined
    : { start: first, end: at + 1 + place.length, value: `${local}@${place}`, confidence: 0.98 };
}

export default {
  title: 'E-mail address',
  category: 'contact',
  labels:
    listed(`phone or email, email or phone, custemail, cust email, email, e-mail, mail, email address, e-mail address, mail address, mailbox, contact email, confirm email, email id,
    ebost, cyfeiriad ebost, cyfeiriad e-bost, ríomhphost, seoladh ríomhphoist, adresse e-mail, adresse mail, adresse électronique, courriel, mél, correo,
    correo electrónico, dirección de correo, posta elettronica, indirizzo email, endereço de email, correio eletrónico,
    e-mailadresse, emailadres, mailadresse, e-postadress, epost, e-post, epostadresse, sähköposti, sähköpostiosoite,
    adres email, poczta elektroniczna, e-mailová adresa, emailová adresa, email cím, adresa de email, elektronski naslov,
    e-pošta, el. paštas, e-pasts, ηλεκτρονικό ταχυδρομείο, διεύθυνση email, имейл, электронная почта, эл. почта, почта,
    адрес электронной почты, електронна пошта, e-posta, eposta, surel, alamat email, thư điện tử, correu electrònic, メール, メールアドレス, eメール, 電子メール, 邮箱, 郵箱, 电子邮箱, 電子郵件, 电子邮件, 邮箱地址, 이메일, 이메일주소, 메일,
    อีเมล, البريد الإلكتروني, البريد الالكتروني, البريد, ايميل, אימייל, דואל, דוא״ל, דואר אלקטרוני`),
  find,
  accepts: (cell) => {
    const at = cell.lastIndexOf('@');
    return (
      at > 0 &&
      at <= maxLocalChars &&
      /^[^\s@<>,;:"()]+$/u.test(cell.slice(0, at)) &&
      domain.test(cell.slice(at + 1)) &&
      !fileEnding.test(cell)
    );
  },
  needsLabel: false,
  examples: {
    detect: [
      'Write to jane.doe@example.org.',
      "mailto:j.o'neill+forms@mail.example.co.uk?subject=x",
      'Zoë <zoë.brown@exämple.de>',
      "contact='a_b@example.com'",
      'Reply to kim@example.org.Thank you',
    ],
    ignore: [
      'icon@2x.png',
      '@font-face { }',
      'npm i zod@4.6.7',
      'Follow @passerby',
      'https://0a1b2c3d@errors.example.org/42',
      'a@b',
      '@@@@',
    ],
  },
} satisfies Detector;
