import { attribute, scanXml } from '../reading/xml.ts';

export type Note = { readonly cell: string; readonly text: string };

/** What older programs are shown in place of a threaded comment, which stands in a part of its own. */
const standIn = /^\[Threaded comment\]/u;

/** Comments on cells, both the old kind (`comments1.xml`) and the threaded kind, replies included. */
export function cellNotes(text: string): readonly Note[] {
  const notes: Note[] = [];
  let cell = '';
  let body = '';
  let inText = 0;
  scanXml(text, {
    open: (name, attributes) => {
      if (name === 'comment' || name === 'threadedComment') {
        cell = attribute(attributes, 'ref') ?? '';
        body = '';
      } else if (name === 'text') inText++;
      else if (name === 'rPh') inText--;
    },
    text: (piece) => {
      if (inText > 0) body += piece;
    },
    close: (name) => {
      if (name === 'text') inText--;
      else if (name === 'rPh') inText++;
      else if ((name === 'comment' || name === 'threadedComment') && !standIn.test(body.trim())) notes.push({ cell, text: body });
    },
  });
  return notes;
}

/** Stands where older programs look for an author, in place of one that has a part of its own. */
const standInAuthor = /^tc=\{/u;

/** Names of those who commented. */
export function noteAuthors(text: string): readonly string[] {
  const authors: string[] = [];
  let taking = false;
  scanXml(text, {
    open: (name, attributes) => {
      taking = name === 'author';
      if (name === 'person') authors.push(attribute(attributes, 'displayName') ?? '');
    },
    text: (piece) => {
      if (taking) authors.push(piece);
    },
    close: () => {
      taking = false;
    },
  });
  return [...new Set(authors.filter((author) => author.trim() !== '' && !standInAuthor.test(author)))];
}
