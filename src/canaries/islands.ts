// Texts inside texts: base64 in attributes, scripts, mails and tokens, hexadecimal in dumps, Cloudflare's hidden mailboxes.

const part = 1;
const lineEnd = 2;
/** Shorter lines are prose; base64 is broken every 60 to 76 characters. */
const minLineCharacters = 16;
const allPhases = [0, 1, 2, 3] as const;

const kinds = new Uint8Array(0x10000);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') kinds[char.charCodeAt(0)] = part;
for (const char of '\r\n') kinds[char.charCodeAt(0)] = lineEnd;

type Run = { readonly start: number; readonly end: number };

/** Where the next line goes on, or the same place when nothing does: one break, and white space as mail headers fold. */
function nextLine(text: string, at: number): number {
  let next = at;
  if (text[next] === '\r') next += 1;
  if (text[next] === '\n') next += 1;
  while (next - at < 8 && (text[next] === ' ' || text[next] === '\t')) next += 1;
  return kinds[text.charCodeAt(next)] === part ? next : at;
}

/** Runs of the letters of base64, over line breaks, of at least so many characters. */
function* runsIn(text: string, minCharacters: number): Generator<Run> {
  for (let at = 0; at < text.length; at += 1) {
    if (kinds[text.charCodeAt(at)] !== part) continue;
    const start = at;
    let lineStart = at;
    for (;;) {
      while (kinds[text.charCodeAt(at)] === part) at += 1;
      if (at - lineStart < minLineCharacters || kinds[text.charCodeAt(at)] !== lineEnd) break;
      lineStart = nextLine(text, at);
      if (lineStart === at) break;
      at = lineStart;
    }
    if (at - start >= minCharacters) yield { start, end: at };
  }
}

const hexRun = /[\da-f]{16,}/giu;
const hiddenMailbox = /(?:data-cfemail=\\?["']?|email-protection#)$/u;
const maxMark = 24;

/** The first byte is what every other was XORed with. */
function unhidden(hex: string): Buffer {
  const bytes = Buffer.from(hex, 'hex');
  const key = bytes[0] ?? 0;
  return Buffer.from(bytes.subarray(1).map((byte) => byte ^ key));
}

/**
 * What may be written inside a text, decoded in every alignment that could be meant. `minBytes` is the shortest thing
 * worth finding.
 */
export function* islandsIn(text: string, minBytes: number): Generator<Buffer> {
  for (const { start, end } of runsIn(text, Math.floor((minBytes * 4) / 3))) {
    const run = text.slice(start, end).replaceAll(/\s/gu, '');
    const before = text.slice(Math.max(0, start - maxMark), start);
    // `0x63616e…`, `\\x63616e…`: the mark is made of the same letters.
    for (const [hex] of run.matchAll(hexRun)) {
      if (hex.length < minBytes * 2) continue;
      yield Buffer.from(hex, 'hex');
      yield Buffer.from(hex.slice(1), 'hex');
      if (hiddenMailbox.test(before)) yield unhidden(hex);
    }
    for (const phase of before.endsWith('base64,') ? allPhases.slice(0, 1) : allPhases)
      yield Buffer.from(run.slice(phase), 'base64');
  }
}
