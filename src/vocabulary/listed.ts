/** The phrases of a list written with commas and line breaks. */
export const listed = (text: string): readonly string[] =>
  text
    .split(/[,\n]/u)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
