/** The answer to a dear question, asked when it is first needed and at most once. */
export function once(ask: () => boolean): () => boolean {
  let known: boolean | undefined;
  return () => {
    known ??= ask();
    return known;
  };
}
