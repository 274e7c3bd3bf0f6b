import type { Evidence, Exchange, Inspection, Proof } from './model.ts';

/** Headers that tell when, from which copy and by which cache an answer came, each with the only shape it is kept in. */
const telling: Readonly<Record<string, RegExp>> = {
  date: /^[A-Za-z]{3}, [\w :]{1,40}$/u,
  'last-modified': /^[A-Za-z]{3}, [\w :]{1,40}$/u,
  // Counters, times and digests; some systems write a user's name into it.
  etag: /^(?:W\/)?"[0-9a-f:.-]{1,80}"$/iu,
  'content-type': /^[\w.+-]{1,60}\/[\w.+-]{1,60}(?:; ?charset=[\w-]{1,30})?$/iu,
  'content-length': /^\d{1,12}$/u,
  'cache-control': /^[\w=, -]{1,120}$/u,
  age: /^\d{1,10}$/u,
  'x-cache': /^(?:HIT|MISS|EXPIRED|BYPASS|PASS|STALE|TCP_\w{1,20})\b/iu,
  'cf-cache-status': /^[A-Z]{1,20}$/u,
  'x-drupal-cache': /^[A-Z]{1,20}$/u,
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
      return value === undefined || !shape.test(value) ? [] : [[name, shape.exec(value)?.[0] ?? '']];
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
