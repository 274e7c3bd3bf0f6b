import { isLoopback } from './hook-address.ts';

/** A mail server as `smtp://user:password@host:587` or `smtps://…` names it. */
type SmtpServer = {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte. */
  readonly secure: boolean;
  /** Not a word before STARTTLS. */
  readonly requireTLS: boolean;
  readonly ignoreTLS: boolean;
  /** Whether the server's certificate has to be trusted. */
  readonly isVerified: boolean;
  readonly auth: { readonly user: string; readonly pass: string } | undefined;
};

const submissionPort = 587;
const submissionsPort = 465;

/** Said of an address that is none; never repeats it, for it holds a password. */
export const smtpNeeds =
  'should be the address of a mail server, such as smtp://user:password@mail.example.gov.uk:587 or smtps://…; after a “?” it understands requireTLS, ignoreTLS and tls.rejectUnauthorized, each true or false';

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const known = ['requireTLS', 'ignoreTLS', 'tls.rejectUnauthorized'];

function wishes(url: URL): ReadonlyMap<string, boolean> | undefined {
  const pairs = [...url.searchParams];
  const isOdd = pairs.some(([name, value]) => !known.includes(name) || (value !== 'true' && value !== 'false'));
  return isOdd ? undefined : new Map(pairs.map(([name, value]) => [name, value === 'true']));
}

/**
 * Encryption and a trusted certificate are asked for unless the address says otherwise, by the names nodemailer gives these
 * options. On this machine itself nobody stands in between: there encryption is used where offered, with any certificate.
 */
export function smtpServer(text: string): SmtpServer | undefined {
  const url = URL.parse(text);
  if (url === null || url.hostname === '' || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return undefined;
  const [user, pass, asked] = [decoded(url.username), decoded(url.password), wishes(url)];
  if (user === undefined || pass === undefined || asked === undefined) return undefined;
  const secure = url.protocol === 'smtps:';
  const ignoreTLS = !secure && (asked.get('ignoreTLS') ?? false);
  const requireTLS = !secure && !ignoreTLS && (asked.get('requireTLS') ?? !isLoopback(url.hostname.toLowerCase()));
  return {
    host: url.hostname.replace(/^\[|\]$/gu, ''),
    port: url.port === '' ? (secure ? submissionsPort : submissionPort) : Number(url.port),
    ...{ secure, requireTLS, ignoreTLS },
    isVerified: asked.get('tls.rejectUnauthorized') ?? (secure || requireTLS),
    auth: user === '' ? undefined : { user, pass },
  };
}
