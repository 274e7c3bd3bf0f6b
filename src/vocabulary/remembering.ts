/** Pages and programs use the same words again and again. */
const maxRemembered = 20_000;

/** The same answers, each worked out once and kept until there are too many. For what says nothing about anybody. */
export function remembering<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = work(text);
    if (known.size >= maxRemembered) known.clear();
    known.set(text, answer);
    return answer;
  };
}
