/** Whether the people of a text are examples, or sign what they made: manuals, programs, licences. */

import { foldWords } from '../vocabulary/labels.ts';
import type { Mentioned } from './mentioned.ts';
import { isExampleName, manualWords } from './reserved.ts';

// Asked of texts in lower case, as those of tone are.

/** Who writes programs signs with name and mailbox, on purpose. */
const source =
  /\b(?:signed-off-by|written by [^\n<]{1,60}<|synopsis\n|maintain(?:er|ed)s?:|contributors?|copyright (?:\(c\)|©)? ?\d{4}|licen[cs]ed under|commit [0-9a-f]{7,40}|pull request|git(?:hub|lab)|npm (?:i|install|run)|console\.log|require\()|\bdata dictionary\b|\b(?:type|format)"?: ?"?(?:string|integer|boolean|date|object)\b|```|^import .{1,80} from /mu;
/** Plain text around programs: who may use it, who changed it. */
const licence =
  /\b(?:copyright|gpl|bsd|mit licen[cs]e|permission is hereby granted|upstream|changelog|patches|bug ?fix(?:es)?|tarball|configure\.ac|makefile)\b/u;
/** How manuals write. */
const manual =
  /(?:\b(?:get|post|put|patch|delete) \/[\w{]|http\/[12]|\bcurl (?:-|https?:)|"type": ?"(?:string|object|array)"|application\/json|\b(?:model|sample|example|specimen|standard) letters?\b|\bguide to letters\b|\bapi (?:reference|documentation)|\bendpoint\b|\bfor example\b|\be\.g\.|\bz\. ?b\.|par exemple|por ejemplo|ad esempio|bijvoorbeeld|na przyk[łl]ad|till exempel|looks? like|placeholder|lorem ipsum)/u;

/** How courses and exams put a case; anybody may use one of their words. */
const lesson =
  /\b(?:candidates?|vignettes?|learning (?:outcomes?|objectives?|points?)|training (?:cases?|scenarios?|exercises?)|practice case|role[- ]player|marking:|case-based discussion|most likely diagnosis|what would you (?:do|say)|discuss (?:the|how|your)|\(\d{1,2} marks?\)|answers? overleaf)/gu;
const minLesson = 2;
const isLesson = (sample: string): boolean => new Set(sample.match(lesson)).size >= minLesson;

type Told = {
  readonly around: string;
  readonly plain: boolean;
  readonly isWorkshop: () => boolean;
  readonly isMadeUp: () => boolean;
};

/** Manuals show one or two people whom everybody knows. */
export function documentation(people: readonly Mentioned[], sample: string, known: Told): number {
  const { plain, isWorkshop } = known;
  if (known.isMadeUp()) return 1;
  const everybody = people.filter(({ name }) => isExampleName(name)).length / Math.max(1, people.length);
  return Math.max(
    everybody,
    source.test(sample) || (plain && licence.test(sample)) || isWorkshop() ? 0.8 : 0,
    people.length <= 3 && manual.test(sample) ? 0.6 : 0,
    people.length <= 3 && isLesson(sample) ? 0.8 : 0,
    manualWords.test(foldWords(known.around)) ? 0.8 : 0,
  );
}
