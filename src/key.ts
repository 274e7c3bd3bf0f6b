import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { trouble, troubleWith } from './trouble.ts';

const keyBytes = 32;
const othersMayRead = 0o077;

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

/** A link is made whole or not at all, and not over a key that another process has just made. */
function make(folder: string, path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, randomBytes(keyBytes));
    fsyncSync(handle);
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    closeSync(handle);
    unlinkSync(draft);
  }
  syncFolder(folder);
}

function read(path: string): Uint8Array {
  const { mode } = statSync(path);
  if (process.platform !== 'win32' && (mode & othersMayRead) !== 0) {
    throw trouble(
      'key-open',
      `${path} may be read by others (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 ${path}. If somebody may have copied it, what it sealed is no longer secret.`,
    );
  }
  const key = readFileSync(path);
  if (key.length === keyBytes) return new Uint8Array(key);
  throw trouble(
    'key-size',
    `${path} is not a key: it has ${key.length} bytes, a key has ${keyBytes}. Put it back from a backup; if it is lost, move it away together with passerby.db and start anew.`,
  );
}

/** The installation's key, 32 bytes, from `passerby.key` in the data folder; made there on first use. Throws a Trouble. */
export function loadKey(folder: string): Uint8Array {
  const path = join(folder, 'passerby.key');
  // Asked first: another process makes the key before its database.
  const isSealed = existsSync(join(folder, 'passerby.db'));
  try {
    return read(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw troubleWith(path, error);
  }
  if (isSealed)
    throw trouble(
      'key-missing',
      `${path} is missing, and passerby.db beside it was sealed with it. Put the key back from a backup; if it is lost, move passerby.db away and start anew.`,
    );
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    make(folder, path);
    return read(path);
  } catch (error) {
    throw troubleWith(path, error);
  }
}
