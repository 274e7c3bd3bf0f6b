import { settingsAt } from './shape.ts';
import { closest } from './spelling.ts';

/** A mistake in `targets.yaml`: what, where, and what to do. */
export type Mistake = { readonly line: number; readonly says: string };

type Path = readonly PropertyKey[];

/** What the shape objects to, as far as it is put into words here. */
type Issue = {
  readonly code: string;
  readonly path: Path;
  readonly message: string;
  readonly input?: unknown;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean;
};

export function explain(issue: Issue, lineOf: (path: Path) => number): readonly Mistake[] {
  const place = issue.path.length === 0 ? '' : `${placeOf(issue.path)}: `;
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => {
      const meant = closest(key, settingsAt(issue.path));
      return {
        line: lineOf([...issue.path, key]),
        says: `${place}there is no setting “${key}”${meant === undefined ? '' : `; did you mean “${meant}”?`}`,
      };
    });
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return [{ line: lineOf(issue.path), says: `${place}is missing` }];
  if (issue.code === 'invalid_value')
    return [{ line: lineOf(issue.path), says: `${place}should be one of ${(issue.values ?? []).map(String).join(', ')}` }];
  return [{ line: lineOf(issue.path), says: `${place}${said(issue)}` }];
}

function said(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.path.length === 0)
    return 'is empty, or no settings; begin with organisation: and targets:, as in the targets.yaml that Passerby ships';
  if (issue.code === 'invalid_type') return `should be ${plain(issue.expected ?? '')}`;
  if (issue.code === 'too_small' && issue.origin === 'string') return 'is empty';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'needs at least one entry';
  if (issue.code === 'too_small') return `should be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
  if (issue.code === 'too_big')
    return issue.origin === 'array'
      ? `has more than ${issue.maximum} entries`
      : `should be ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''} at most`;
  return issue.message;
}

/** `targets, 2nd entry, limits, pages`: positions as people count them. */
const placeOf = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? `entry ${step + 1}` : String(step))).join(', ');

const plainTypes: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  array: 'a list, such as [one, two]',
  object: 'a group of settings',
  record: 'a group of settings',
  boolean: 'true or false',
  int: 'a whole number',
};
const plain = (expected: string): string => plainTypes[expected] ?? expected;
