import type { Document } from '../model.ts';

const tag = Symbol('unreadable');

type Unreadable = Error & { readonly [tag]: Document | undefined };

/**
 * What a reader throws when a document cannot be read, or not to its end: `encrypted`, `nested too deeply`, `ends early`.
 * The reason is shown to people and never quotes the document. `part` is what could be read before the trouble.
 */
export function unreadable(reason: string, part?: Document): Error {
  const trouble: Unreadable = Object.assign(new Error(reason), { [tag]: part });
  return trouble;
}

export function isUnreadable(thrown: unknown): thrown is Error {
  return thrown instanceof Error && tag in thrown;
}

/** What was read of it all the same. */
export function partOf(thrown: unknown): Document | undefined {
  const holds = (value: unknown): value is Unreadable => isUnreadable(value);
  return holds(thrown) ? thrown[tag] : undefined;
}
