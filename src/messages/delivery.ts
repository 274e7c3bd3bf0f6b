import type { Delivery, PostAnswer } from '../model.ts';

const refusals: ReadonlyMap<number, string> = new Map([
  [400, 'it could not read the message'],
  [401, 'it wants a valid key'],
  [403, 'it does not allow this sender'],
  [404, 'there is nothing at this address'],
  [405, 'the address takes no messages'],
  [410, 'the address is gone for good'],
  [413, 'the message is too large for it'],
  [415, 'it does not take JSON'],
]);

/** Said by a relay that had passed the letter on, or by a server that stopped listening. */
const mayHaveArrived: ReadonlySet<number> = new Set([408, 502, 504]);

const isPassing = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

/** Said by the network itself; anything else is called by its name only, for messages may quote addresses that hold a key. */
const troubles: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was cut'],
  ['EPIPE', 'the connection was cut'],
  ['UND_ERR_SOCKET', 'the connection was cut'],
  ['ECONNECTION', 'the connection was cut'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EAI_AGAIN', 'the host name could not be looked up'],
  ['EDNS', 'the host name could not be looked up'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ENETUNREACH', 'the network cannot be reached'],
  ['ETIMEDOUT', 'there was no answer in time'],
  ['UND_ERR_CONNECT_TIMEOUT', 'there was no answer in time'],
  ['UND_ERR_HEADERS_TIMEOUT', 'there was no answer in time'],
  ['UND_ERR_BODY_TIMEOUT', 'there was no answer in time'],
  ['TimeoutError', 'there was no answer in time'],
  ['CERT_HAS_EXPIRED', 'the certificate has expired'],
  ['CERT_NOT_YET_VALID', 'the certificate is not valid yet'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'the certificate is self-signed and not trusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'the certificate is not from a trusted authority'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'the certificate is not from a trusted authority'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'the certificate is not from a trusted authority'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'the certificate is not from a trusted authority'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'the certificate is for another host'],
  ['ETLS', 'no encrypted connection could be made'],
  ['EPROTO', 'no encrypted connection could be made'],
]);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const deepestCause = 4;

/** No connection came about, so that no letter can have gone out over it. */
const before: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'EPROTO'],
  ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN'],
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Whether a request failed before anything of it went out. */
export function wasNeverSent(error: unknown, depth = 0): boolean {
  if (!isRecord(error) || depth > deepestCause) return false;
  if (typeof error.code === 'string' && before.has(error.code)) return true;
  if (Array.isArray(error.errors) && error.errors.length > 0) return error.errors.every((one) => wasNeverSent(one, depth + 1));
  return wasNeverSent(error.cause, depth + 1);
}

/** Why a request failed, in plain words made here: nothing of the error's own text, which may quote addresses and keys. */
export function troubleOf(error: unknown, depth = 0): string {
  if (!isRecord(error) || depth > deepestCause) return 'the connection failed';
  // Libraries put their own code over the system's, which says more.
  const names = [error.originalCode, error.code, error.name].filter((name) => typeof name === 'string');
  const known = names.map((name) => troubles.get(name)).find((words) => words !== undefined);
  if (known !== undefined) return known;
  if (Array.isArray(error.errors)) return troubleOf(error.errors[0], depth + 1);
  return troubleOf(error.cause, depth + 1);
}

/**
 * What an HTTP answer means for an alert: 2xx delivered; 408, 425, 429, 5xx and no answer later again; the rest refused.
 * `codes` are answers of the receiver that can be put into words of our own.
 */
export function deliveryOf(answer: PostAnswer, codes: ReadonlyMap<string, string> = new Map()): Delivery {
  if (answer.outcome === 'failed')
    return { retryAfterMs: 0, reason: answer.reason, ...(answer.unsure === true ? { unsure: true } : {}) };
  const { status } = answer;
  if (status >= 200 && status < 300) return 'delivered';
  if (isPassing(status)) {
    const reason = `the receiver is ${status === 429 ? 'busy' : 'in trouble'} (${status})`;
    return { retryAfterMs: answer.retryAfterMs, reason, ...(mayHaveArrived.has(status) ? { unsure: true } : {}) };
  }
  if (status >= 300 && status < 400) return { refused: `the receiver redirects (${status}), which is not followed` };
  const because = codes.get(answer.text.trim()) ?? refusals.get(status);
  return { refused: `the receiver refused the message (${status})${because === undefined ? '' : `: ${because}`}` };
}
