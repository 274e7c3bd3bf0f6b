import type { Table } from '../model.ts';

// What messengers write out of a conversation, a message a line and longer ones over several: `[3/3/26, 18:33:00] Jane Doe: …`
// on one system, `03/03/2026, 18:33 - Jane Doe: …` on the other. Logs of programs have no comma behind the day.
const message =
  /^[\u200e\u202a]?\[?(\d{1,4}[./-]\d{1,2}[./-]\d{2,4}, \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f][ap]\.?m\.?)?)(?:\]| -) [\u200e\u202a~]{0,3}([^:\n]{1,60}): (.*)$/iu;

/** Asked of every text: one that begins otherwise is not taken apart. */
const opening = /^[\u200e\u202a]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}, \d{1,2}[:.]\d{2}/u;
const openingChars = 40;

const minMessages = 3;
const maxMessages = 200_000;
/** Beside messages stand only who joined, who left and how it is encrypted. */
const mostly = 0.5;

/** A conversation as rows of who said what and when; undefined where a text is none. */
export function chatTable(text: string): Table | undefined {
  if (!opening.test(text.slice(0, openingChars))) return undefined;
  const rows: string[][] = [];
  let filled = 0;
  let first = 0;
  for (const line of text.split('\n', maxMessages)) {
    if (line.trim() === '') continue;
    filled += 1;
    const [, at, who, said] = message.exec(line.trimEnd()) ?? [];
    if (at !== undefined && who !== undefined) {
      rows.push([at, who.trim(), said ?? '']);
      first += 1;
    } else if (rows.length > 0) {
      const last = rows.at(-1) ?? [];
      last[2] = `${last[2] ?? ''}\n${line.trim()}`;
    } else if (filled > minMessages) return undefined;
  }
  if (first < minMessages || first < filled * mostly) return undefined;
  return {
    where: 'private chat',
    shape: 'grid',
    header: ['Sent at', 'Participant', 'Message'],
    rows,
    hidden: false,
    caption: 'private chat',
    hiddenColumns: [],
  };
}
