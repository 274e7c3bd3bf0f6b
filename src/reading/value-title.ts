/** What a parsed document calls itself, above whatever it lists. */

import { isKeyed, isScalar } from './value-kinds.ts';

const titleKeys = ['title', 'heading'];

/** Its `title`, where there is more to it than that; empty otherwise. */
export function titleIn(value: unknown): string {
  if (!isKeyed(value)) return '';
  const title = titleKeys.map((key) => value[key]).find((one) => typeof one === 'string');
  return typeof title === 'string' && !Object.values(value).every(isScalar) ? title : '';
}
