import type { Evidence, Records } from '../model.ts';
import { holdContacts, holdPeople } from './rows.ts';
import { namesSubmissions } from './tempting.ts';

/** One list of an API: how many rows came, how many there are, and what is in them. */
export type Collection = {
  readonly name: string;
  readonly rows: number;
  readonly total: number | undefined;
  readonly records: readonly Records[];
};

/**
 * What a list that answers strangers shows. Rows are answers when people are in them, or when the list's name says they
 * were sent in and a row holds a way to reach somebody. News, recycling banks and an empty list of contacts show nothing.
 */
export function shownIn({ name, rows, records }: Collection): Evidence['shows'] | undefined {
  if (rows === 0) return namesSubmissions(name) ? 'empty' : undefined;
  return holdPeople(records) || (namesSubmissions(name) && holdContacts(records)) ? 'answers' : undefined;
}

/** The same in the words of one platform. */
export function evidenceOf(
  collection: Collection,
  marker: string,
  cause: Evidence['cause'],
): Omit<Evidence, 'probe'> | undefined {
  const shows = shownIn(collection);
  if (shows === undefined) return undefined;
  const rows = Math.max(collection.total ?? 0, collection.rows);
  return { shows, marker: shows === 'empty' ? `${marker}; nothing is in it` : marker, rows, cause };
}
