import { readFileSync } from 'node:fs';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

const read = (name: string): string => readFileSync(new URL(`./fixtures/tls/${name}`, import.meta.url), 'utf8');
const certificate = read('loopback.crt');

/** From here on this process believes the certificate that the receivers below show. */
export const trustLoopback = (): void => setDefaultCACertificates([...getCACertificates('default'), certificate]);

export type Mail = {
  readonly raw: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly user: string | undefined;
};

type SmtpReceiver = { readonly port: number; readonly received: readonly Mail[]; readonly close: () => Promise<void> };

export const smtpError = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** A mail server on loopback, with STARTTLS and a password wanted by nobody unless the options say so. */
export async function startSmtpReceiver(options: SMTPServerOptions = {}): Promise<SmtpReceiver> {
  const received: Mail[] = [];
  const server = new SMTPServer({
    cert: certificate,
    key: read('loopback.key'),
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 1,
    onAuth: (auth, _, callback) => callback(null, { user: auth.username ?? '' }),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const user = typeof session.user === 'string' ? session.user : undefined;
        received.push({ raw: Buffer.concat(chunks).toString(), to, secure: session.secure, user });
        callback();
      });
    },
    ...options,
  });
  // A client that gives up is what some tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const bound = server.server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const decoded = (part: string): string =>
  Buffer.from(
    part.replace(/=\r?\n/gu, '').replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
    .toString()
    .replaceAll('\r\n', '\n');

/** Headers (unfolded, in order), text and HTML of a letter in quoted-printable. */
export function lettersParts(raw: string): { readonly headers: string; readonly text: string; readonly html: string } {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/gu, ' ')
    .replaceAll('\r\n', '\n');
  const boundary = /boundary="([^"]{1,100})"/u.exec(headers)?.[1] ?? '';
  const [text = '', html = ''] = raw
    .slice(end)
    .split(`--${boundary}`)
    .slice(1, 3)
    .map((part) => decoded(part.slice(part.indexOf('\r\n\r\n') + 4)));
  return { headers: headers.replaceAll(boundary, 'boundary'), text, html };
}
