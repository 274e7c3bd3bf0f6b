import { personalShape } from '../addresses/personal-value.ts';
import type { Evidence, Exchange, Inspection, Proof } from '../model.ts';

const day =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/u;
const state =
  /^(?:HIT|MISS|EXPIRED|BYPASS|PASS|STALE|DYNAMIC|REVALIDATED|UPDATING|UNCACHEABLE|TCP_(?:MEM_|REFRESH_|IMS_)?(?:HIT|MISS))\b/iu;
const directive =
  '(?:public|private|no-cache|no-store|no-transform|must-revalidate|proxy-revalidate|must-understand|immutable|(?:max-age|s-maxage|stale-while-revalidate|stale-if-error) ?= ?\\d{1,9})';

/**
 * Headers that tell when, from which copy and by which cache an answer came, each with the only shape it is kept in: the
 * words of its standard, numbers and digests. Whatever else a system writes into it may be about somebody.
 */
const telling: Readonly<Record<string, RegExp>> = {
  date: day,
  'last-modified': day,
  // Counters, times and digests; some systems write a user's name into it.
  etag: /^(?:W\/)?"[0-9a-f:.-]{1,80}"$/iu,
  'content-type':
    /^(?:text|application|image|message|multipart|font|audio|video)\/(?:x-|vnd\.)?[\w.+-]{1,60}(?:; ?charset=(?:utf-?\d{1,2}|us-ascii|iso-8859-\d{1,2}|windows-\d{3,4}))?$/iu,
  'content-length': /^\d{1,9}$/u,
  'cache-control': new RegExp(`^${directive}(?: ?, ?${directive}){0,9}$`, 'iu'),
  age: /^\d{1,9}$/u,
  'x-cache': state,
  'cf-cache-status': state,
  'x-drupal-cache': state,
};

/** What stands in evidence of one look. Nothing of the page itself but its keyed digest. */
export function proofOf(
  exchange: Extract<Exchange, { readonly outcome: 'answered' }>,
  inspection: Inspection,
  evidence: Evidence | undefined,
): Proof {
  const headers = Object.fromEntries(
    Object.entries(telling).flatMap(([name, shape]) => {
      const value = exchange.headers[name];
      return value === undefined || !shape.test(value) || personalShape(value) !== undefined
        ? []
        : [[name, shape.exec(value)?.[0] ?? '']];
    }),
  );
  return { status: exchange.status, headers, digest: inspection.digest, rows: rowsIn(inspection, evidence) };
}

/** The platform's own count where it gives one: a list shows its first page only. */
function rowsIn(inspection: Inspection, evidence: Evidence | undefined): number {
  const ofPeople = inspection.records.filter((records) => records.nature !== 'nobody');
  const most = ofPeople.reduce((rows, records) => Math.max(rows, records.rows), 0);
  return Math.max(most, evidence?.rows ?? 0);
}
