import type { Document, DocumentKind } from '../model.ts';

/** A document in which nothing was found; readers spread what they found over it. */
export function blank(kind: DocumentKind, type: string): Document {
  return {
    kind,
    type,
    title: '',
    text: '',
    passages: [],
    tables: [],
    links: [],
    forms: [],
    json: undefined,
    select: () => [],
    gaps: [],
  };
}

/** The parts of a document found inside another one, each place prefixed: `file 2: page 1`. Offsets do not survive the move. */
export function within(place: string, inner: Document): Pick<Document, 'passages' | 'tables' | 'links' | 'forms' | 'gaps'> {
  const at = (where: string): string => (where === '' ? place : `${place}: ${where}`);
  return {
    passages: inner.passages.map((passage) => ({ ...passage, where: at(passage.where), at: undefined })),
    tables: inner.tables.map((table) => ({ ...table, where: at(table.where), file: table.file ?? inner.kind })),
    links: inner.links,
    forms: inner.forms,
    gaps: inner.gaps.map(at),
  };
}
