import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { htmlOf } from '../messages/alert-html.ts';
import { linesOf, oneLine, tidy } from '../messages/alert-text.ts';
import { troubleOf } from '../messages/delivery.ts';
import { smtpNeeds, smtpServer } from '../messages/smtp-address.ts';
import type { Alert, Delivery, NotifierKind, NotifierTools } from '../model.ts';

const maxAddresses = 50;
const maxSubjectChars = 200;
const maxRecipients = 50;

const mailbox = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,255}$/u;
const named = /^[^<>@,;:"\p{Cc}]{0,100}<(?<address>[^<>]{3,320})>$/u;
const addressIn = (text: string): string => named.exec(text)?.groups?.address ?? text;

const isSender = (text: string): boolean => mailbox.test(addressIn(text));
const oneRecipient = 'should be a mail address, such as dpo@example.gov.uk';
const recipients = 'should be a list of mail addresses, such as [dpo@example.gov.uk]';
const sender = 'should be a mail address, such as passerby@example.gov.uk';

const settings = z.strictObject({
  smtp: z.string(smtpNeeds).transform((text, context) => {
    const server = smtpServer(text);
    if (server !== undefined) return server;
    context.addIssue({ code: 'custom', message: smtpNeeds });
    return z.NEVER;
  }),
  from: z.string(sender).refine(isSender, sender),
  to: z.array(z.string(oneRecipient).regex(mailbox, oneRecipient), recipients).min(1, recipients).max(maxRecipients, recipients),
});

type Settings = z.infer<typeof settings>;

const idOf = (seed: string, from: string): string => {
  const domain = addressIn(from).split('@').at(-1) ?? 'localhost';
  return `<${createHash('sha256').update(seed).digest('hex').slice(0, 32)}@${domain}>`;
};

/** Message-ID by the alert's key, so that a repetition is the same letter; References by its cause, so that a story is one thread. */
function letterOf(given: Alert, { from, to }: Settings, now: Date) {
  const alert = tidy(given, maxAddresses);
  const isUrgent = (alert.severity === 'critical' || alert.severity === 'high') && alert.kind !== 'resolved';
  return {
    from,
    to: [...to],
    subject: oneLine(`[Passerby] ${alert.title}`, maxSubjectChars),
    text: `${linesOf(alert)
      .map(({ text }) => text)
      .join('\n')}\n`,
    html: htmlOf(alert),
    messageId: idOf(`letter ${given.key}`, from),
    references: idOf(`thread ${given.cause}`, from),
    date: now,
    priority: isUrgent ? ('high' as const) : ('normal' as const),
    // No holiday notices back (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    textEncoding: 'quoted-printable' as const,
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** The server's own words may name recipients; only its code is repeated. */
function troubled(error: unknown): Delivery {
  const { code, responseCode, permanent } = isRecord(error) ? error : {};
  const reply = typeof responseCode === 'number' ? ` (${responseCode})` : '';
  // Encryption refused is no verdict on the letter: somebody will mend the server or the settings.
  if (permanent === true && code !== 'ETLS') {
    if (code === 'EAUTH') return { refused: `the mail server does not accept the user name or password${reply}` };
    if (code === 'EENVELOPE') return { refused: `the mail server refused the sender or every recipient${reply}` };
    return { refused: `the mail server refused the message${reply}` };
  }
  if (reply !== '' && code !== 'ETLS') return { retryAfterMs: 0, reason: `the mail server asks to try later${reply}` };
  return { retryAfterMs: 0, reason: `mail server: ${troubleOf(error)}` };
}

function transportFor({ smtp }: Settings, timeoutMs: number) {
  const { host, port, secure, requireTLS, ignoreTLS, isVerified, auth } = smtp;
  return createTransport({
    ...{ host, port, secure, requireTLS, ignoreTLS, auth },
    tls: { rejectUnauthorized: isVerified },
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

async function deliver(alert: Alert, settings: Settings, tools: NotifierTools): Promise<Delivery> {
  const transport = transportFor(settings, tools.timeoutMs);
  try {
    const signal = AbortSignal.timeout(tools.timeoutMs);
    const receipt = await transport.sendMail({ ...letterOf(alert, settings, tools.now()), signal });
    if (receipt.rejected.length > 0) {
      tools.log.warn({ channel: tools.channel, refused: receipt.rejected.length }, 'some recipients of an alert were refused');
    }
    return 'delivered';
  } catch (error) {
    return troubled(error);
  } finally {
    transport.close();
  }
}

export default {
  title: 'Email',
  settings,
  open: (settings, tools) => (alert) => deliver(alert, settings, tools),
} satisfies NotifierKind<Settings>;
