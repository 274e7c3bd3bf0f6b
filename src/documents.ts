import { bodyOf } from './body.ts';
import type { Document, Enclosed, Named, Reader, Source } from './model.ts';
import { blank } from './reading/blank.ts';
import { withStored } from './reading/stored-records.ts';
import { isUnreadable, partOf, unreadable } from './reading/unreadable.ts';

/** A document, or why there is none. Both where it could be read in part: cut short, or one of its files is encrypted. */
export type ReadOutcome = { readonly document: Document } | { readonly unreadable: string; readonly document?: Document };

const maxDocumentBytes = 400 * 1024 * 1024;
/** Files inside files inside files: more than this is somebody's joke. */
const maxDepth = 5;
const maxEntries = 20_000;
const maxExpandedBytes = 512 * 1024 * 1024;
/** Honest archives of text reach 1:30, a sheet of zeros 1:200. */
const maxExpansion = 400;
const expansionFloorBytes = 16 * 1024 * 1024;
const maxGaps = 50;

/** What one document may still use up, shared by everything found inside it. */
type Budget = {
  readonly outerBytes: number;
  entries: number;
  bytes: number;
  /** Why everything stops; an expanding archive must not be read on by its parent. */
  spent: string | undefined;
  readonly gaps: string[];
};

type Opened = { readonly source: Source; readonly readers: readonly Named<Reader>[]; readonly budget: Budget };

function score(reader: Reader, source: Source): number {
  try {
    return reader.accepts(source);
  } catch {
    return 0;
  }
}

function readerFor({ source, readers }: Opened): Named<Reader> | undefined {
  let best: Named<Reader> | undefined;
  let most = 0;
  for (const reader of readers) {
    const points = score(reader, source);
    if (points > most) {
      best = reader;
      most = points;
    }
  }
  return best;
}

function overspent(budget: Budget): string | undefined {
  if (budget.entries > maxEntries) return `more than ${maxEntries} files inside`;
  if (budget.bytes > maxExpandedBytes) return `unpacks to more than ${maxExpandedBytes / 1024 / 1024} MB`;
  const allowed = Math.max(expansionFloorBytes, budget.outerBytes * maxExpansion);
  if (budget.bytes > allowed) return `unpacks to more than ${maxExpansion} times its size`;
  return undefined;
}

/** The reason as people read it; a library's own message may quote the document and is never passed on. */
const reasonOf = (thrown: unknown, reader: Named<Reader>): string =>
  isUnreadable(thrown) ? thrown.message : `${reader.title}: damaged or not what it seems`;

const storing: readonly Document['kind'][] = ['table', 'json', 'spreadsheet'];

/** With the records that tables hold in ways of their own. */
const toldOut = (document: Document): Document =>
  storing.includes(document.kind) ? { ...document, tables: document.tables.flatMap(withStored) } : document;

async function open(opened: Opened): Promise<ReadOutcome> {
  const { source, budget } = opened;
  if (source.body.size === 0) return { document: blank('text', 'application/x-empty') };
  const reader = readerFor(opened);
  if (!reader) return { unreadable: 'a format that is not known' };
  try {
    const document = toldOut(await reader.read(source, (inner) => nested(opened, inner)));
    return budget.spent === undefined ? { document } : { unreadable: budget.spent, document };
  } catch (thrown) {
    const part = partOf(thrown);
    const reason = budget.spent ?? reasonOf(thrown, reader);
    return part ? { unreadable: reason, document: part } : { unreadable: reason };
  }
}

/** A file found inside: its document, or nothing and a gap. Throws `unreadable` once a cap of the whole is reached. */
async function nested(outer: Opened, inner: Enclosed): Promise<Document | undefined> {
  const { budget, source, readers } = outer;
  budget.entries++;
  budget.bytes += inner.bytes.length;
  budget.spent ??= overspent(budget);
  if (budget.spent !== undefined) throw unreadable(budget.spent);
  const entry = budget.entries;
  const gap = (why: string): void => {
    if (budget.gaps.length < maxGaps) budget.gaps.push(`file ${entry} inside: ${why}`);
  };
  if (source.depth + 1 > maxDepth) {
    gap(`files nested more than ${maxDepth} deep`);
    return undefined;
  }
  const { bytes, name, contentType } = inner;
  const within = { body: bodyOf(bytes), name, contentType, url: source.url, depth: source.depth + 1 };
  const outcome = await open({ source: within, readers, budget });
  if (budget.spent !== undefined) throw unreadable(budget.spent);
  if ('unreadable' in outcome) gap(outcome.unreadable);
  return outcome.document;
}

/**
 * Reads any document. The reader that is surest by the first bytes, the name or the content type reads them; whatever goes
 * wrong comes back as a value.
 */
export function openDocuments(readers: readonly Named<Reader>[]): (source: Source) => Promise<ReadOutcome> {
  return async (source) => {
    if (source.body.size > maxDocumentBytes) return { unreadable: `larger than ${maxDocumentBytes / 1024 / 1024} MB` };
    const budget: Budget = { outerBytes: source.body.size, entries: 0, bytes: 0, spent: undefined, gaps: [] };
    const outcome = await open({ source, readers, budget });
    if (!outcome.document || budget.gaps.length === 0) return outcome;
    return { ...outcome, document: { ...outcome.document, gaps: [...outcome.document.gaps, ...budget.gaps] } };
  };
}
