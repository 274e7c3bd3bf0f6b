/** Every reason a request can fail for, in words that hold nothing of the answer. */
export const whyFailed = {
  scope: 'outside the scope',
  never: 'an address that is never called',
  hopScope: 'sends outside the scope',
  hopSignIn: 'sends strangers to a sign-in elsewhere',
  hopNever: 'sends to an address that is never called',
  hopBroken: 'sends to an address that cannot be read',
  circle: 'sends in a circle',
  tooManyHops: 'sends on too many times',
  address: 'its name leads to an address that is not public',
  name: 'its name is not known',
  nameServer: 'its name could not be looked up',
  connectionRefused: 'connection refused',
  unreachable: 'host is unreachable',
  noConnection: 'no connection in time',
  noAnswer: 'no answer in time',
  tooSlow: 'the answer took too long',
  cut: 'the connection was cut',
  certificate: 'its certificate is not valid',
  noTls: 'no secure connection could be made',
  headers: 'its headers are too large',
  malformed: 'its answer is malformed',
  packing: 'its answer could not be unpacked',
  down: 'host is not answering',
  held: 'host asked to be left alone for a while',
  closed: 'passerby is closing',
  other: 'the request failed',
} as const;

export type WhyFailed = keyof typeof whyFailed;

const codes: readonly (readonly [RegExp, WhyFailed])[] = [
  [/^PASSERBY_ADDRESS$/u, 'address'],
  [/^PASSERBY_TOO_SLOW$/u, 'tooSlow'],
  [/^PASSERBY_CLOSED$|^UND_ERR_(?:DESTROYED|CLOSED)$/u, 'closed'],
  [/^(?:ENOTFOUND|EAI_NONAME|EAI_NODATA|ENODATA)$/u, 'name'],
  [/^(?:EAI_\w+|ESERVFAIL|EREFUSED|ETIMEOUT)$/u, 'nameServer'],
  [/^ECONNREFUSED$/u, 'connectionRefused'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/u, 'unreachable'],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/u, 'noConnection'],
  [/^(?:PASSERBY_NO_ANSWER|UND_ERR_HEADERS_TIMEOUT)$/u, 'noAnswer'],
  [/^UND_ERR_BODY_TIMEOUT$/u, 'tooSlow'],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|HPE_INVALID_EOF_STATE)$/u, 'cut'],
  [/^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH|CRL_)\w*$/u, 'certificate'],
  [/^(?:EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/u, 'noTls'],
  [/^(?:UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/u, 'headers'],
  [/^(?:HPE_\w+|UND_ERR_INFO|UND_ERR_INVALID_\w+)$/u, 'malformed'],
];

/** Reads an error by its code alone: its message may quote what the server sent. */
export function whyOf(error: unknown): WhyFailed {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = codes.find(([pattern]) => pattern.test(code))?.[1];
  return known ?? (error instanceof Error && error.name === 'HTTPParserError' ? 'malformed' : 'other');
}

/** An error that carries a code and nothing else. */
export const coded = (code: string): Error & { readonly code: string } => Object.assign(new Error('not gone on with'), { code });
