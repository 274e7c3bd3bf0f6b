import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadKey } from './key.ts';
import type { Store } from './model.ts';
import { openStore } from './store.ts';
import { trouble } from './trouble.ts';

/** What was kept by earlier scans and watches. Makes nothing: a folder that was misspelt must not say that all is well. */
export function openKept(data: string): Store {
  const path = join(data, 'passerby.db');
  if (!existsSync(path))
    throw trouble(
      'nothing-kept',
      `There is no ${path}: nothing was scanned or watched with this folder yet. Name the folder that passerby watch uses with --data.`,
    );
  return openStore(path, loadKey(data));
}
