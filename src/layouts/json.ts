import type { BreachLayout } from '../breach/report.ts';

/** The facts alone, for programs. */
export default {
  title: 'the facts alone, for programs',
  print: (facts) => `${JSON.stringify(facts, null, 2)}\n`,
} satisfies BreachLayout;
