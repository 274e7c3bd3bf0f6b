import type { Table } from '../model.ts';
import { conversation } from './chat-lines.ts';
import { withoutTags } from './tags.ts';
import { isKeyed, isList, type Keyed } from './value-kinds.ts';

// What messengers hand out of a conversation as JSON. Each has a shape of its own; what people write in public, in forums and below
// articles, has others, and is none of it.

type Shape = (one: Keyed) => Message | undefined;
type Message = { readonly at: string; readonly who: string; readonly said: string };

const textIn = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

const inner = (value: unknown, key: string): unknown => (isKeyed(value) ? value[key] : undefined);

/** A text, or its pieces: plain ones and those that are links or numbers. */
const pieced = (value: unknown): string =>
  isList(value) ? value.map((piece) => (isKeyed(piece) ? textIn(piece.text) : textIn(piece))).join('') : textIn(value);

const slack = (one: Keyed): Message | undefined =>
  one.type === 'message' && typeof one.ts === 'string' && 'user' in one
    ? { at: one.ts, who: textIn(inner(one.user_profile, 'real_name')), said: textIn(one.text) }
    : undefined;

const telegram = (one: Keyed): Message | undefined =>
  one.type === 'message' && 'from_id' in one && 'date' in one
    ? { at: textIn(one.date), who: textIn(one.from), said: pieced(one.text) }
    : undefined;

const messenger = (one: Keyed): Message | undefined =>
  'sender_name' in one && 'timestamp_ms' in one
    ? { at: textIn(one.timestamp_ms), who: textIn(one.sender_name), said: textIn(one.content) }
    : undefined;

const teams = (one: Keyed): Message | undefined =>
  'messageType' in one && isKeyed(one.body) && 'createdDateTime' in one
    ? {
        at: textIn(one.createdDateTime),
        who: textIn(inner(inner(one.from, 'user'), 'displayName')),
        said: withoutTags(textIn(one.body.content)),
      }
    : undefined;

const google = (one: Keyed): Message | undefined =>
  isKeyed(one.creator) && 'created_date' in one && ('topic_id' in one || 'message_id' in one)
    ? { at: textIn(one.created_date), who: textIn(one.creator.name), said: textIn(one.text) }
    : undefined;

/** Those in which colleagues write to each other, often about nothing but work. */
const colleagues: readonly Shape[] = [slack, teams, google];
const shapes: readonly Shape[] = [...colleagues, telegram, messenger];

const minMessages = 2;
const leastShare = 0.5;
const sampled = 40;

function messagesIn(values: readonly unknown[]): Table | undefined {
  const keyed = values.filter(isKeyed);
  if (keyed.length < minMessages) return undefined;
  const sample = keyed.slice(0, sampled);
  const shape = shapes.find((one) => sample.filter((value) => one(value) !== undefined).length >= sample.length * leastShare);
  if (shape === undefined) return undefined;
  const messages = keyed.map(shape).filter((message) => message !== undefined);
  if (messages.length < minMessages) return undefined;
  return tableOf(
    messages.filter(({ said }) => said !== ''),
    colleagues.includes(shape) ? 'Name' : 'Participant',
  );
}

/** A list of messages, each in or out, below whoever wrote in: what gateways to messengers keep. */
function exchangeIn(value: unknown): readonly Message[] {
  const messages = inner(value, 'messages');
  if (!isList(messages)) return [];
  const contact = [inner(value, 'contact'), inner(value, 'customer'), inner(value, 'user'), value].find(isKeyed) ?? {};
  const who =
    ['fullName', 'full_name', 'name', 'displayName', 'profileName']
      .map((key) => textIn(contact[key]))
      .find((name) => name !== '') ?? '';
  return messages.filter(isKeyed).flatMap((one): readonly Message[] => {
    const direction = textIn(one.direction);
    const said = textIn(one.text) || textIn(one.body) || textIn(inner(one.text, 'body'));
    if (!/^(?:in|out|inbound|outbound|incoming|outgoing)$/iu.test(direction) || said === '') return [];
    return [{ at: textIn(one.ts ?? one.timestamp ?? one.date), who: /^in/iu.test(direction) ? who : '', said }];
  });
}

/** A channel or a group that anybody may join is no conversation among few. */
const isPublic = (value: Keyed): boolean => /public/iu.test(textIn(value.type));

export type Chat = { readonly table: Table; readonly rest: unknown };

/** A conversation as rows of who said what and when, and what else there is beside it; undefined where a value is none. */
export function chatIn(value: unknown): Chat | undefined {
  if (isList(value)) {
    const table = messagesIn(value);
    return table && { table, rest: [] };
  }
  if (!isKeyed(value) || isPublic(value)) return undefined;
  for (const key of ['conversations', 'chats', 'threads', 'data']) {
    const list = value[key];
    const exchanged = isList(list) ? list.flatMap(exchangeIn) : [];
    if (exchanged.length >= minMessages) return { table: tableOf(exchanged), rest: { ...value, [key]: [] } };
  }
  for (const key of ['messages', 'value']) {
    const list = value[key];
    const table = isList(list) ? messagesIn(list) : undefined;
    if (table) return { table, rest: { ...value, [key]: [] } };
  }
  return undefined;
}

const tableOf = (messages: readonly Message[], heads?: 'Name' | 'Participant'): Table =>
  conversation(
    messages.map(({ at, who, said }) => [at, who, said]),
    heads,
  );
