// Trouble a person can mend. Edges that cannot go on throw it; main prints the sentence and nothing else.

/** Its message says what is wrong, where, and what to do; it holds no raw value, and no stack trace is owed with it. */
export type Trouble = Error & { readonly trouble: string };

/** `kind` is a short word for programs and tests, such as `locked`. */
export function trouble(kind: string, sentence: string): Trouble {
  return Object.assign(new Error(sentence), { name: 'Trouble', trouble: kind });
}

export const isTrouble = (error: unknown): error is Trouble => error instanceof Error && 'trouble' in error;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

type Sentence = { readonly kind: string; readonly codes: RegExp; readonly says: (path: string, code: string) => string };

// Primary result codes of SQLite (https://sqlite.org/rescode.html), extended ones by their beginning, and those of the file system.
const sentences: readonly Sentence[] = [
  {
    kind: 'locked',
    codes: /^(?:SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL)/u,
    says: (path) => `${path} is in use: another process has held it for too long. Stop the other passerby, or try again.`,
  },
  {
    kind: 'full',
    codes: /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/u,
    says: (path) =>
      `The disk that holds ${path} is full, so nothing was written. Free some space and start again; what was recorded before is safe.`,
  },
  {
    kind: 'read-only',
    codes: /^(?:SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS)/u,
    says: (path) =>
      `${path} cannot be written. Let the user that runs passerby write to the file and its folder, or name another folder with --data.`,
  },
  {
    kind: 'damaged',
    codes: /^(?:SQLITE_CORRUPT|SQLITE_NOTADB|ROW_UNREADABLE)/u,
    says: (path) =>
      `${path} is damaged, or is not a database of Passerby. Move it away together with its -wal and -shm files, then put a backup in its place or start without one; leave passerby.key where it is.`,
  },
  {
    kind: 'no-place',
    codes: /^(?:SQLITE_CANTOPEN|ENOENT|ENOTDIR|EISDIR|EEXIST|ELOOP|ENAMETOOLONG)/u,
    says: (path) => `${path} cannot be opened or made there. See that its folder exists and is one, or name another with --data.`,
  },
  {
    kind: 'disk',
    codes: /^(?:SQLITE_IOERR|SQLITE_NOMEM|EIO|EFBIG|EMFILE|ENFILE)/u,
    says: (path, code) =>
      `${path} could not be read or written (${code}), so nothing was changed. Look at the disk, its free space and its quota, then start again.`,
  },
];

/**
 * The sentence for what went wrong with a file: by its code, never by its message, which may quote what it was given.
 * An error without a code is a programmer's mistake and stays what it is.
 */
export function troubleWith(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (isTrouble(error) || code === undefined) return error;
  const known = sentences.find(({ codes }) => codes.test(code));
  if (known !== undefined) return trouble(known.kind, known.says(path, code));
  return trouble('unexpected', `${path} refused what was asked of it (${code}), and nothing was changed. Please report this.`);
}
