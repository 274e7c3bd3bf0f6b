import { troubleOf, wasNeverSent } from './messages/delivery.ts';
import type { Post } from './model.ts';
import { retryAfterMs } from './network/retry-after.ts';

const maxAnswerBytes = 2_000;

/** The first bytes of an answer; a body that breaks off or never ends changes nothing about its status. */
async function beginning(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= maxAnswerBytes) break;
    }
  } catch {
    // What arrived is enough.
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxAnswerBytes));
}

/** A library's own say what the letter holds a second time, and what this machine runs. */
function headersOf(given: Readonly<Record<string, string>>): Headers {
  const headers = new Headers(given);
  headers.set('user-agent', 'Passerby');
  headers.set('content-type', 'application/json');
  return headers;
}

/**
 * The way out for channels that speak HTTP: the platform's own fetch, so that the anonymous GET of http.ts keeps its
 * library and its guards to itself. A proxy is used where `NODE_USE_ENV_PROXY=1` and `HTTPS_PROXY` say so.
 */
export function openPost(limits: { readonly timeoutMs: number; readonly now: () => Date }): Post {
  return async ({ url, headers, body }) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: headersOf(headers),
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(limits.timeoutMs),
      });
      const wait = retryAfterMs(response.headers.get('retry-after'), limits.now()) ?? 0;
      return { outcome: 'answered', status: response.status, retryAfterMs: wait, text: await beginning(response) };
    } catch (error) {
      return { outcome: 'failed', reason: troubleOf(error), ...(wasNeverSent(error) ? {} : { unsure: true }) };
    }
  };
}

/** What became of one plain GET: `fine` is 2xx, `answered` any other answer. */
export type Ping = (url: string) => Promise<'fine' | 'answered' | 'silent'>;

/** For a dead man's switch, and to tell whether there is a connection at all. The address may be a secret: no more is said. */
export const openPing =
  (limits: { readonly timeoutMs: number }): Ping =>
  async (url) => {
    try {
      const headers = { 'user-agent': 'Passerby' };
      const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(limits.timeoutMs) });
      await response.body?.cancel();
      return response.ok ? 'fine' : 'answered';
    } catch {
      return 'silent';
    }
  };
