import type { Table } from '../model.ts';

// What messengers write out of a conversation, a message a line and longer ones over several: `[3/3/26, 18:33:00] Jane Doe: …`
// on one system, `03/03/2026, 18:33 - Jane Doe: …` on the other. Logs of programs have no comma behind the day.
const message =
  /^[\u200e\u202a]?\[?(\d{1,4}[./-]\d{1,2}[./-]\d{2,4}, \d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f][ap]\.?m\.?)?)(?:\]| -) [\u200e\u202a~]{0,3}([^:\n]{1,60}): (.*)$/iu;

/** Asked of every text: one that begins otherwise is not taken apart. */
const opening = /^[\u200e\u202a]?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}, \d{1,2}[:.]\d{2}/u;
const openingChars = 40;

const minMessages = 3;
/** A message takes a few lines, and hardly more. */
const leastShare = 0.2;

/** A conversation as rows of who said what and when; undefined where a text is none. */
export function chatTable(text: string): Table | undefined {
  if (!opening.test(text.slice(0, openingChars))) return undefined;
  const rows: [at: string, who: string, said: string][] = [];
  let filled = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    filled += 1;
    const [, at, who, said] = message.exec(line.trimEnd()) ?? [];
    const last = rows.at(-1);
    if (at !== undefined && who !== undefined) rows.push([at, who.trim(), said ?? '']);
    else if (last !== undefined) last[2] = `${last[2]}\n${line.trim()}`;
    else if (filled > minMessages) return undefined;
  }
  if (rows.length < minMessages || rows.length < filled * leastShare) return undefined;
  return conversation(rows);
}

/** `who` heads those who speak: the members of a group, or the staff of an office among themselves. */
export const conversation = (
  rows: readonly (readonly [at: string, who: string, said: string])[],
  who: 'Participant' | 'Name' = 'Participant',
): Table => ({
  where: 'chat',
  shape: 'grid',
  header: ['Sent at', who, 'Message'],
  rows,
  hidden: false,
  caption: '',
  hiddenColumns: [],
  isConversation: true,
});
