import { isPage, type PdfObject, type PdfObjects, referredIn, withoutParent } from './objects.ts';

/** What was written between two places of a file. */
export type Stretch = { readonly from: number; readonly to: number };

/** Tells what became of the pages when something was written. */
export type Changes = {
  /** Those that look different since. */
  readonly pagesIn: (stretch: Stretch) => ReadonlySet<number>;
  /** Whether other pages are shown since, or in another order. */
  readonly isTreeIn: (stretch: Stretch) => boolean;
};

const isTree = (text: string): boolean => /\/Type\s{0,5}\/Pages\b/u.test(text);
const isCatalogue = (text: string): boolean => /\/Type\s{0,5}\/Catalog\b/u.test(text);
const treeOf = (catalogue: string): string => /\/Pages\s{1,5}(\d{1,10})\s/u.exec(catalogue)?.[1] ?? '';

/** By number, what refers to it in any of its versions; pages that have no resources of their own use those above them. */
function holdersIn({ versions }: PdfObjects): ReadonlyMap<number, ReadonlySet<number>> {
  const holders = new Map<number, Set<number>>();
  for (const { number, text } of versions) {
    const isWhole = !isPage(text) || text.includes('/Resources');
    for (const held of referredIn(isWhole ? withoutParent(text) : text)) {
      const known = holders.get(held);
      if (known) known.add(number);
      else holders.set(held, new Set([number]));
    }
  }
  return holders;
}

/** From what was written the way leads up to the pages that show it, and no further: a page that leads to another is not changed. */
export function changesIn(objects: PdfObjects): Changes {
  const holders = holdersIn(objects);
  const pages = new Set(objects.versions.filter(({ text }) => isPage(text)).map(({ number }) => number));
  const catalogues = objects.versions.filter(({ text }) => isCatalogue(text));
  const hasTrees = new Set(catalogues.map(({ text }) => treeOf(text))).size > 1;
  const writtenIn = ({ from, to }: Stretch): readonly PdfObject[] =>
    objects.versions.filter(({ since }) => since >= from && since < to);
  return {
    isTreeIn: (stretch) => writtenIn(stretch).some(({ text }) => isTree(text) || (hasTrees && isCatalogue(text))),
    pagesIn: (stretch) => {
      const written = writtenIn(stretch).map(({ number }) => number);
      const reached = new Set(written);
      const waiting = [...reached];
      for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
        if (pages.has(number)) continue;
        for (const holder of holders.get(number) ?? []) {
          if (reached.has(holder)) continue;
          reached.add(holder);
          waiting.push(holder);
        }
      }
      return new Set([...reached].filter((number) => pages.has(number)));
    },
  };
}
