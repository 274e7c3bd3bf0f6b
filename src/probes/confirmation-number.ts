import type { Evidence, Page, Probe } from '../model.ts';
import { causeOf } from '../platforms/lead.ts';

const id = 'confirmation-number';

const number =
  /[?&/](?:id|sid|ref|reference|entry|entry_id|submission|submission_id|application|case|order|receipt|ticket)[=/]\d{1,9}(?:[&/#]|$)/iu;
const thanks =
  /\/(?:thank-?you|thanks|confirm(?:ation|ed)?|done|success|received|complete|receipt|danke|merci|gracias|grazie|bedankt|diolch)(?:[/?.-]|$)/iu;

/** Noticed and never walked: whether another number shows another person is for the owner to try with his own. */
function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const here = [page.url, ...page.document.links.map((link) => link.url).filter((url) => url.origin === page.url.origin)];
  const found = here.find((url) => thanks.test(url.pathname) && number.test(url.pathname + url.search));
  if (found === undefined) return undefined;
  return {
    shows: 'note',
    marker:
      'a confirmation page is told apart by a running number: try with two submissions of your own whether a stranger can read them',
    rows: undefined,
    cause: causeOf(id, page.url, found.pathname.replaceAll(/\d+/gu, '#')),
  };
}

export default {
  title: 'Confirmation page with a running number',
  severity: 'review',
  remediation: [
    'Submit the form twice with invented details, and open both confirmation addresses in a private window: neither may show what was typed.',
    'Tie the confirmation to the session, or put a random token of at least 128 bits into the address instead of the number.',
    'Show no answers on the confirmation page: a reference number is enough.',
  ],
  source: 'OWASP: insecure direct object references; Drupal Webform done?sid=, confirmation links of form builders',
  hints: [
    'thank',
    'confirm',
    'done?',
    '/done',
    'success',
    'received',
    'receipt',
    'danke',
    'merci',
    'gracias',
    'grazie',
    'bedankt',
    'diolch',
  ],
  recognise,
} satisfies Probe;
