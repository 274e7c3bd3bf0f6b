// What stands in front of a name when somebody is introduced, greeted or signs.

/** Words in front that make any capitalised word a name: `my name is`, `I'm`, `Dear`. */
const openers = new Set('Dear dear Hi hi Hello hello Hey named called signed regards Regards'.split(' '));
const introductions = /(?:\bname(?:'s|’s| is| was)|\b[Ii](?:'m|’m| am)|\b[Tt]his is|\bunder|\bit to)\s{1,2}(?:"|“)?$/u;
const questions = /\bname(?: on the account)?\? (?:User: )?$/iu;
const copulas = new Set(['is', 's', 'm', 'am', 'was', 'under', 'to', '']);
/** By last letter, which lengths the words above have: most words in front of a capital are told by that alone. */
const openerLengths = new Uint16Array(0x1_0000);
for (const word of [...openers, ...copulas, '?', ':']) {
  const letters = /\p{L}+$/u.exec(word)?.[0].length ?? 0;
  for (const last of word === '' ? [] : [word.charCodeAt(word.length - 1)])
    openerLengths[last] = (openerLengths[last] ?? 0) | (1 << letters);
}
const maxIntroductionChars = 30;
const maxOpenerChars = 9;

/** Whether the words before a place make the capitalised word there a name. */
export function isIntroduced(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && start - end < 3 && isMargin(text.charCodeAt(end - 1))) end -= 1;
  if (end === start) return false;
  const lengths = openerLengths[text.charCodeAt(end - 1)] ?? 0;
  if (lengths === 0) return false;
  let from = end;
  while (
    from > 0 &&
    end - from <= maxOpenerChars &&
    (text.charCodeAt(from - 1) | 32) >= 97 &&
    (text.charCodeAt(from - 1) | 32) <= 122
  )
    from -= 1;
  if ((lengths & (1 << (end - from))) === 0) return false;
  const word = text.slice(from, end);
  if (openers.has(word)) return true;
  if (!copulas.has(word)) return false;
  const before = text.slice(Math.max(0, start - maxIntroductionChars), start);
  return introductions.test(before) || questions.test(before);
}

const isMargin = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 34 || code === 44 || code === 0x201c || code === 0xa0;

const maxClosingChars = 44;
const maxIndentChars = 12;
/** How letters end, in the languages of Europe. */
const closing =
  /(?:faithfully|sincerely|truly|regards|(?:best|kind) wishes|gywir|gr[üu](?:ß|ss)en|groet(?:en)?|salutations|cordialement|saluti|saludos?|atentamente|cumprimentos|h[äa]lsning(?:ar)?|hilsen|terveisin|powa[żz]aniem|pozdravem|[üu]dv[öo]zlettel)[,.]?[ \t]{0,3}\r?\n\s{0,12}$/iu;

/** Whether a letter ends just before a place: who stands there has signed it, whatever they are called. */
export function isSigned(text: string, start: number): boolean {
  let line = start - 1;
  while (start - line <= maxIndentChars && text.charCodeAt(line) === 32) line -= 1;
  if (text.charCodeAt(line) !== 10) return false;
  return closing.test(text.slice(Math.max(0, start - maxClosingChars), start));
}
