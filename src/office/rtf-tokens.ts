// Rich Text Format 1.9.1: braces make groups, a backslash begins a word with a number or a sign, all else is text.

export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly number: number | undefined }
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string };

const letters = /[a-z]{1,32}/iuy;
const digits = /-?\d{1,10}/uy;
const plain = /[^\\{}\r\n]{1,65536}/uy;

function matchAt(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}

/** Walks the source once; bytes stand in it one to a character. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0;
  while (at < source.length) {
    const char = source[at];
    if (char === '{' || char === '}') {
      yield { kind: char === '{' ? 'open' : 'close' };
      at++;
    } else if (char === '\r' || char === '\n') at++;
    else if (char !== '\\') {
      const text = matchAt(plain, source, at);
      yield { kind: 'text', text };
      at += Math.max(1, text.length);
    } else if (source[at + 1] === "'") {
      yield { kind: 'byte', byte: Number.parseInt(source.slice(at + 2, at + 4), 16) || 32 };
      at += 4;
    } else {
      const word = matchAt(letters, source, at + 1);
      if (word === '') {
        yield { kind: 'word', word: source[at + 1] ?? '', number: undefined };
        at += 2;
        continue;
      }
      const number = matchAt(digits, source, at + 1 + word.length);
      at += 1 + word.length + number.length;
      if (source[at] === ' ') at++;
      // Raw bytes follow, which may look like anything.
      if (word === 'bin') at += Math.max(0, Number(number));
      yield { kind: 'word', word, number: number === '' ? undefined : Number(number) };
    }
  }
}
