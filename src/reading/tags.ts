/** Text out of a fragment of markup that is only a cell: its tags become blanks. */
export const withoutTags = (text: string): string =>
  text.includes('<') && text.includes('>') ? text.replace(/<\/?[a-z][^<>]{0,2000}>/giu, ' ').trim() : text;
