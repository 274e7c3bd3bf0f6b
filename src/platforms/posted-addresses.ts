import type { Page } from '../model.ts';
import { namedAddresses } from './named-addresses.ts';

const maxScanned = 3_000_000;
const maxPosts = 100;
const beforeChars = 240;
const afterChars = 240;

// `fetch(…, {method: "POST"})`, `xhr.open("POST", …)`, `$.ajax({type: "POST", url: …})`, `axios.post(…)`.
const posts = /["'`]post["'`]|\.post(?:<[\w\s,.[\]]{1,60}>)?\(/giu;
const literal = /["'`}](\/?[\w.~%$-]{2,100}(?:\/[\w.~%$-]{0,100}){0,8})["'`?]/gu;

/** What stands in quotes in the same statement: the first argument of `.post(`; else just before `"POST"`, else behind it. */
function literalsNear(text: string, match: RegExpExecArray): readonly string[] {
  const end = match.index + match[0].length;
  const literalsOf = (part: string): readonly string[] => [...part.matchAll(literal)].flatMap((found) => found[1] ?? []);
  if (match[0].endsWith('(')) {
    const [argument = ''] = text.slice(end, end + afterChars).split(/[,)]/u);
    return literalsOf(argument);
  }
  const ahead = literalsOf(
    text
      .slice(Math.max(0, match.index - beforeChars), match.index)
      .split(';')
      .at(-1) ?? '',
  );
  const behind = literalsOf(text.slice(end, end + afterChars).split(';')[0] ?? '');
  return [...ahead.toReversed(), ...behind];
}

/**
 * Addresses that a page's script sends something to: the address of a form that has no `<form action>`. What a script
 * only posts to is asked whatever it is called, since reading it must be refused.
 */
export function postedAddresses(page: Page): readonly URL[] {
  const text = page.document.text.slice(0, maxScanned).replaceAll('\\/', '/');
  const found = new Map<string, URL>();
  let named: readonly URL[] | undefined;
  let seen = 0;
  for (const match of text.matchAll(posts)) {
    seen += 1;
    if (seen > maxPosts) break;
    // Most pages post nothing, and finding every address they name takes longest.
    named ??= namedAddresses(page);
    for (const written of literalsNear(text, match)) {
      const ending = written.startsWith('/') ? written : `/${written}`;
      const url = named.find(({ pathname }) => pathname.endsWith(ending));
      if (url === undefined) continue;
      found.set(`${url.origin}${url.pathname}`, url);
      break;
    }
  }
  return [...found.values()];
}
