/** XML as a value such as JSON has: elements are keys, elements of one name a list, attributes keys beside them. */

import { isUnreadable, unreadable } from './unreadable.ts';
import { attributesOf, scanXml } from './xml.ts';

const maxDepth = 190;
const maxElements = 5_000_000;
const maxComments = 2000;

type Value = string | { [key: string]: Value | Value[] };

type Open = {
  readonly name: string;
  readonly keys: Map<string, Value | Value[]>;
  /** All text inside, in order, for elements that mix text and markup. */
  flow: string;
  /** Whether its start tag says something. */
  attributed: boolean;
  /** Whether text stands beside its elements. */
  mixed: boolean;
};

export type XmlDocument = {
  readonly root: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly comments: readonly string[];
  /** Why it was not read to its end. */
  readonly trouble: string | undefined;
};

function put(keys: Open['keys'], name: string, value: Value): void {
  const before = keys.get(name);
  if (before === undefined) keys.set(name, value);
  else if (Array.isArray(before)) before.push(value);
  else keys.set(name, [before, value]);
}

const flat = (keys: Open['keys']): boolean => {
  for (const value of keys.values()) {
    if (Array.isArray(value) ? value.some((one) => typeof one !== 'string') : typeof value !== 'string') return false;
  }
  return true;
};

/** `<family value="Smith"/>` says no more than `<family>Smith</family>`. */
function meaningOf({ keys, flow, mixed, attributed }: Open): Value {
  const text = flow.trim();
  if (keys.size === 0) return text;
  if (keys.size === 1 && text === '') {
    const only = keys.get('value');
    if (typeof only === 'string') return only;
  }
  if (mixed && !attributed && flat(keys)) return text;
  return text === '' || !mixed ? Object.fromEntries(keys) : Object.fromEntries([...keys, ['text', text]]);
}

const newOpen = (name: string): Open => ({ name, keys: new Map(), flow: '', attributed: false, mixed: false });

/** Throws `unreadable` past the caps; text that ends early, or entities that multiply, end the reading where they stand. */
export function xmlValue(text: string): XmlDocument {
  const root = newOpen('');
  const stack: Open[] = [root];
  const comments: string[] = [];
  let top = root;
  let elements = 0;
  let first = '';
  const close = (): void => {
    if (stack.length < 2) return;
    const closed = stack.pop() ?? root;
    top = stack.at(-1) ?? root;
    put(top.keys, closed.name, closed.mixed && closed.keys.size === 0 ? closed.flow.trim() : meaningOf(closed));
    if (closed.mixed || closed.keys.size === 0) top.flow += closed.flow;
  };
  const trouble = (): string | undefined => {
    try {
      const left = scanXml(text, {
        open: (name, attributes) => {
          if (stack.length > maxDepth) throw unreadable(`elements nested more than ${maxDepth} deep`);
          if (++elements > maxElements) throw unreadable(`more than ${maxElements} elements`);
          first ||= name;
          top = newOpen(name);
          stack.push(top);
          if (attributes === '') return;
          for (const [key, value] of attributesOf(attributes)) put(top.keys, key, value);
          top.attributed = top.keys.size > 0;
        },
        close,
        text: (piece) => {
          if (!top.mixed && piece.trim() !== '') top.mixed = true;
          top.flow += piece;
        },
        comment: (comment) => {
          if (comments.length < maxComments) comments.push(comment.trim());
        },
      });
      return left > 0 ? 'XML that ends early' : undefined;
    } catch (thrown) {
      if (!isUnreadable(thrown)) throw thrown;
      return thrown.message;
    }
  };
  const why = trouble();
  while (stack.length > 1) close();
  return { root: first, value: Object.fromEntries(root.keys), comments, trouble: why };
}
