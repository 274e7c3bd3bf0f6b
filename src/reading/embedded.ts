import type { Document, Reader } from '../model.ts';
import { within } from './blank.ts';
import type { Embedded } from './cell-text.ts';

const maxEmbedded = 2000;

/** Reads the documents that stand in a value's texts: WordPress sends its pages as HTML in JSON, feeds their entries in XML. */
export async function embeddedIn(
  document: Document,
  embedded: readonly Embedded[],
  nested: Parameters<Reader['read']>[1],
): Promise<Document> {
  const parts: ReturnType<typeof within>[] = [];
  for (const { text, type, label } of embedded.slice(0, maxEmbedded)) {
    const inner = await nested({ bytes: new TextEncoder().encode(text), name: '', contentType: `${type}; charset=utf-8` });
    if (inner) parts.push(within(`in '${label.split('.').at(-1) ?? ''}'`, inner));
  }
  if (parts.length === 0) return document;
  const gaps = embedded.length > maxEmbedded ? [`only ${maxEmbedded} of the documents inside were read`] : [];
  return {
    ...document,
    passages: [...document.passages, ...parts.flatMap((part) => part.passages)],
    tables: [...document.tables, ...parts.flatMap((part) => part.tables)],
    links: [...document.links, ...parts.flatMap((part) => part.links)],
    forms: [...document.forms, ...parts.flatMap((part) => part.forms)],
    gaps: [...document.gaps, ...gaps],
  };
}
