import { personalParts } from '../addresses/address.ts';
import type { Evidence, Page, Probe } from '../model.ts';
import { causeOf } from '../platforms/lead.ts';

const id = 'personal-address';
const maxLinks = 2_000;
const manyMailboxes = 3;

const mailbox = /[?&/=](?:[^\s@/?#&=%]{1,64})(?:@|%40)([^\s@/?#&=%]{1,190}\.[a-z]{2,24})(?:[&/#?]|$)/iu;
// Handing over to a mail program, a map or a sharing button is not keeping somebody's data in an address.
const passing = /^(?:mailto|tel|sms):|\/(?:share|sharer|intent|mail|compose|send)(?:[/?.]|$)/iu;

// Where people have mailboxes at home; an office's, such as a parish clerk's, is often linked on purpose.
const atHome =
  /(?:@|%40)(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|btinternet|sky|virginmedia|ntlworld|talktalk|proton|protonmail|gmx|web|t-online|freenet|orange|wanadoo|free|laposte|libero|virgilio|tiscali|wp|onet|interia|seznam|centrum|ziggo|kpnmail|telenet|bluewin|mail)\./iu;

/** Somebody's mailbox in an address on this site; the organisation's own mailboxes are nobody's. */
function tells(url: URL, page: Page): boolean {
  const domain = mailbox.exec(`${url.pathname}${url.search}`)?.[1]?.toLowerCase();
  if (domain === undefined || passing.test(url.href) || url.hostname !== page.url.hostname) return false;
  const own = page.url.hostname.replace(/^www\./u, '');
  return (
    !own.endsWith(domain) &&
    !domain.endsWith(own) &&
    personalParts(url).some((part) => part.sure && part.detector === 'email-address')
  );
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const told = new Set(
    page.document.links
      .slice(0, maxLinks)
      .map((link) => link.url)
      .filter((url) => tells(url, page))
      .map((url) => url.href),
  );
  if (tells(page.url, page)) told.add(page.url.href);
  if (told.size === 0) return undefined;
  return {
    shows: told.size >= manyMailboxes || [...told].some((address) => atHome.test(address)) ? 'door' : 'note',
    marker: 'addresses on this page carry somebody’s mailbox',
    rows: told.size,
    cause: causeOf(id, page.url, 'addresses'),
  };
}

export default {
  title: 'Personal data in addresses',
  severity: 'medium',
  remediation: [
    'Send personal data in the body of a POST, never in an address: addresses are kept in logs, histories, statistics and by every site the page loads from.',
    'Replace mailboxes in links by a random token that is looked up on the server and expires.',
    'Set “Referrer-Policy: same-origin”, and remove the addresses from sitemaps, caches and search engines.',
    'Delete them from access logs and web statistics as far as they are kept.',
  ],
  source: 'OWASP: information exposure through query strings in URL; RFC 9110 section 17.9',
  hints: ['%40', '@'],
  recognise,
} satisfies Probe;
