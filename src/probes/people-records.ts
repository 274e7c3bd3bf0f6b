import type { Evidence, Page, Probe, Records } from '../model.ts';
import { objectsOf } from '../platforms/rows.ts';

const telling = (one: Records): boolean => one.people > 0 && one.nature === 'answers' && one.matchedLabels >= 2;

/**
 * Rows under the public form's own questions, on any page, in any file or API, whatever made it (R4). Rows of people
 * without that proof need no probe to be judged: they are in the records.
 */
function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const most = records.filter(telling).toSorted((one, other) => other.people - one.people)[0];
  if (most === undefined) return undefined;
  const kind = objectsOf(page.document.json).length > 0 || page.document.kind === 'json' ? 'an API' : 'a page or file';
  return { shows: 'answers', marker: `${kind} with rows under the form’s own questions`, rows: most.rows, cause: undefined };
}

export default {
  title: 'Records of people anyone can read',
  severity: 'high',
  remediation: [
    'Ask for a sign-in at this address, or take the page, file or API route offline until it has one.',
    'If an API returns it, give its list and export routes the same access rule as the screen that shows them to staff.',
    'If a file holds it, delete it from the server (unlinking it is not enough) and from caches and search engines.',
    'Ask for the address again without signing in, and look in the access log who read it.',
  ],
  source: 'Rows of people by structure and the form’s own labels (R2, R4, R5)',
  generic: true,
  hints: [],
  recognise,
} satisfies Probe;
