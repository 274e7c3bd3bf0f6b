const longestMs = 24 * 3_600_000;
const httpDate = /^[A-Za-z]{3,9},? [\w :-]{10,40} GMT$/u;

/** What a `Retry-After` asks for, as seconds or as a date (RFC 9110, 10.2.3); undefined where it says nothing usable. At most a day. */
export function retryAfterMs(header: string | null | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}(?:\.\d{1,3})?$/u.test(text)) return Math.min(longestMs, Math.ceil(Number(text) * 1_000));
  if (!httpDate.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(longestMs, Math.max(0, at - now.getTime()));
}
