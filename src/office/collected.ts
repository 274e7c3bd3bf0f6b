import type { Document, DocumentKind, Link, Passage, Table } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { isUnreadable, unreadable } from '../reading/unreadable.ts';

const maxPassages = 200_000;
const maxLinks = 20_000;

/** What the parts of a file add up to. A part that cannot be read does not keep the others from being read. */
export type Collected = {
  readonly add: (found: Partial<Pick<Document, 'passages' | 'tables' | 'links' | 'gaps'>>) => void;
  readonly say: (text: string, where: string, how?: { readonly hidden?: boolean; readonly label?: string }) => void;
  readonly link: (target: string, text: string) => void;
  readonly attempt: (read: () => void) => void;
  /** Throws `Unreadable` with what was read, where a part could not be. */
  readonly finish: (kind: DocumentKind, type: string, title: string) => Document;
};

/** `base` is the document's own address, for links written relative to it. */
export function collect(base: URL): Collected {
  const passages: Passage[] = [];
  const tables: Table[] = [];
  const links: Link[] = [];
  const gaps: string[] = [];
  let trouble: string | undefined;
  const say: Collected['say'] = (text, where, how) => {
    const trimmed = text.trim();
    if (trimmed === '' || passages.length >= maxPassages) return;
    passages.push({ text: trimmed, where, at: undefined, hidden: how?.hidden ?? false, label: how?.label ?? '' });
  };
  return {
    say,
    add: (found) => {
      for (const passage of found.passages ?? []) if (passages.length < maxPassages) passages.push(passage);
      for (const table of found.tables ?? []) tables.push(table);
      for (const link of found.links ?? []) if (links.length < maxLinks) links.push(link);
      gaps.push(...(found.gaps ?? []));
    },
    link: (target, text) => {
      if (!/^(?:https?|mailto|ftp):/iu.test(target) || !URL.canParse(target, base.href) || links.length >= maxLinks) return;
      links.push({ url: new URL(target, base.href), text, rel: '' });
    },
    attempt: (read) => {
      try {
        read();
      } catch (thrown) {
        if (!isUnreadable(thrown)) throw thrown;
        trouble ??= thrown.message;
      }
    },
    finish: (kind, type, title) => {
      const document = { ...blank(kind, type), title, passages, tables, links, gaps };
      if (trouble !== undefined) throw unreadable(trouble, document);
      return document;
    },
  };
}

/** What no program shows until it is looked for. */
export const asHidden = (found: Pick<Document, 'passages' | 'tables'>): Pick<Document, 'passages' | 'tables'> => ({
  passages: found.passages.map((passage) => ({ ...passage, hidden: true })),
  tables: found.tables.map((table) => ({ ...table, hidden: true })),
});
