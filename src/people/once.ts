/** The answer to a dear question, asked when it is first needed and at most once. */
export function once<Answer extends NonNullable<unknown>>(ask: () => Answer): () => Answer {
  let known: Answer | undefined;
  return () => {
    known ??= ask();
    return known;
  };
}
