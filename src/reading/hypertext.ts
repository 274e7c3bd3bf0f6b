/** HTML as tags, texts and comments, in one pass over the source and in linear time. */

import { decodeHTML, decodeHTMLAttribute } from 'entities';

// A scanner of our own: nothing else costs a page as much as being taken apart, and searching for the next bracket or quote is
// twice as fast as htmlparser2's walk through a table of states, character by character. A test holds it to what htmlparser2 sees.

export type Attributes = Readonly<Record<string, string>>;

export type HypertextVisitor = {
  readonly open: (tag: string, attributes: Attributes) => void;
  /** `<path/>`: only drawings and formulas know elements that end where they begin. */
  readonly openClosed: (tag: string, attributes: Attributes) => void;
  readonly close: (tag: string) => void;
  /** Entities decoded. A run of text may arrive in several pieces. */
  readonly text: (text: string) => void;
  readonly comment: (text: string) => void;
  /** Inside a drawing or a formula, where a script is no script. */
  readonly isForeign: () => boolean;
};

const rawTags: ReadonlySet<string> = new Set('script style iframe noembed noframes xmp plaintext'.split(' '));
const decodedTags: ReadonlySet<string> = new Set(['title', 'textarea']);

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
/** `/`, `>` or white space. */
const endsName = (code: number): boolean => code === 62 || code === 47 || isSpace(code);

const slots = 1 << 12;

/** Names in lower case, each kept once: pages use few, a thousand times each. */
function openNames(): (text: string, from: number, to: number) => string {
  const kept = new Array<string>(slots).fill('');
  return (text, from, to) => {
    let hash = to - from;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    const slot = hash & (slots - 1);
    const known = kept[slot] ?? '';
    if (known.length === to - from && text.startsWith(known, from)) return known;
    const name = text.slice(from, to).toLowerCase();
    kept[slot] = name;
    return name;
  };
}

const nameOf = openNames();
const none: Attributes = {};

/** Reads attributes from behind a tag's name; `end` is just past its `>`, or -1 where the text ends first. */
type Tag = { attributes: Attributes; closed: boolean; end: number };

function readTag(text: string, from: number, tag: Tag): void {
  let found: Record<string, string> | undefined;
  let at = from;
  tag.end = -1;
  tag.closed = false;
  tag.attributes = none;
  for (let code = text.charCodeAt(at); at < text.length; code = text.charCodeAt(at)) {
    if (code === 62) {
      tag.end = at + 1;
      if (found) tag.attributes = found;
      return;
    }
    if (code === 47 || isSpace(code)) {
      tag.closed = code === 47 || tag.closed;
      at++;
      continue;
    }
    tag.closed = false;
    const start = at++;
    for (code = text.charCodeAt(at); at < text.length && code !== 61 && !endsName(code); code = text.charCodeAt(at)) at++;
    const name = nameOf(text, start, at);
    while (isSpace(text.charCodeAt(at))) at++;
    let value = '';
    if (text.charCodeAt(at) === 61) {
      at++;
      while (isSpace(text.charCodeAt(at))) at++;
      const quote = text.charCodeAt(at);
      let close = -1;
      if (quote === 34 || quote === 39) {
        at++;
        close = text.indexOf(quote === 34 ? '"' : "'", at);
        if (close < 0) return;
      } else {
        close = at;
        for (code = text.charCodeAt(close); close < text.length && code !== 62 && !isSpace(code); code = text.charCodeAt(close))
          close++;
      }
      value = text.slice(at, close);
      if (value.includes('&')) value = decodeHTMLAttribute(value);
      at = quote === 34 || quote === 39 ? close + 1 : close;
    }
    found ??= {};
    if (found[name] === undefined) found[name] = value;
  }
}

/** Where `</script` and the like stands, whatever its case; the end of the text where nowhere. */
function endOfRaw(text: string, name: string, from: number): number {
  if (name === 'plaintext') return text.length;
  for (let at = text.indexOf('</', from); at >= 0; at = text.indexOf('</', at + 2)) {
    const end = at + 2 + name.length;
    if (endsName(text.charCodeAt(end)) && text.slice(at + 2, end).toLowerCase() === name) return at;
  }
  return text.length;
}

/** Just past a comment that begins at `<!--`, and how much of its end is no comment. */
function endOfComment(text: string, from: number): readonly [end: number, close: number] {
  if (text.startsWith('>', from)) return [from + 1, from];
  if (text.startsWith('->', from)) return [from + 2, from];
  let plain = text.indexOf('--', from);
  while (plain >= 0) {
    const after = text.charCodeAt(plain + 2);
    if (after === 62) return [plain + 3, plain];
    if (after === 33 && text.charCodeAt(plain + 3) === 62) return [plain + 4, plain];
    plain = text.indexOf('--', plain + 1);
  }
  return [text.length, text.endsWith('--') ? text.length - 2 : text.length];
}

const orEnd = (found: number, text: string): number => (found < 0 ? text.length : found);

/** `<!…`, `<?…` and `</ …`: reports what browsers take for a comment, and tells where it ends. */
function declaration(text: string, start: number, visitor: HypertextVisitor): number {
  if (text.startsWith('<!--', start)) {
    const [end, close] = endOfComment(text, start + 4);
    visitor.comment(text.slice(start + 4, close));
    return end;
  }
  if (text.startsWith('<![CDATA[', start)) {
    const close = text.indexOf(']]>', start + 9);
    if (close < 0) visitor.comment(text.slice(start + 2));
    else if (visitor.isForeign()) visitor.text(text.slice(start + 9, close));
    else visitor.comment(text.slice(start + 2, close + 2));
    return orEnd(close, text) + 3;
  }
  const close = orEnd(text.indexOf('>', start + 2), text);
  if (!/^<!doctype/iu.test(text.slice(start, start + 9)))
    visitor.comment(text.slice(text.charCodeAt(start + 1) === 63 ? start + 1 : start + 2, close));
  return close + 1;
}

/** Walks a page; what a tag left open, or never opened, means is for the visitor to say. */
export function scanHypertext(text: string, visitor: HypertextVisitor): void {
  const tag: Tag = { attributes: none, closed: false, end: -1 };
  let amp = -1;
  const say = (from: number, to: number): void => {
    if (from >= to) return;
    if (amp < from) amp = orEnd(text.indexOf('&', from), text);
    visitor.text(amp < to ? decodeHTML(text.slice(from, to)) : text.slice(from, to));
  };
  let said = 0;
  for (let start = text.indexOf('<'); start >= 0; ) {
    const first = text.charCodeAt(start + 1);
    if (isLetter(first)) {
      let end = start + 2;
      while (end < text.length && !endsName(text.charCodeAt(end))) end++;
      const name = nameOf(text, start + 1, end);
      say(said, start);
      said = text.length;
      readTag(text, end, tag);
      if (tag.end < 0) return;
      said = tag.end;
      const raw = !visitor.isForeign() && (rawTags.has(name) || decodedTags.has(name));
      if (tag.closed) visitor.openClosed(name, tag.attributes);
      else visitor.open(name, tag.attributes);
      if (raw) {
        const close = endOfRaw(text, name, said);
        if (decodedTags.has(name)) say(said, close);
        else if (close > said) visitor.text(text.slice(said, close));
        said = close;
      }
    } else if (first === 47 && isLetter(text.charCodeAt(start + 2))) {
      let end = start + 3;
      while (end < text.length && !endsName(text.charCodeAt(end))) end++;
      say(said, start);
      const close = text.indexOf('>', end);
      said = text.length;
      if (end >= text.length) return;
      visitor.close(nameOf(text, start + 2, end));
      if (close < 0) return;
      said = close + 1;
    } else if (first === 33 || first === 63 || (first === 47 && start + 2 < text.length)) {
      say(said, start);
      said = first === 47 && text.charCodeAt(start + 2) === 62 ? start + 3 : declaration(text, start, visitor);
    } else {
      start = text.indexOf('<', start + 1);
      continue;
    }
    start = said < text.length ? text.indexOf('<', said) : -1;
  }
  say(said, text.length);
}
