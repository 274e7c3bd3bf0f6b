import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/store.ts';
import { storeContract } from './store-contract.ts';

const key = new Uint8Array(32).fill(7);

storeContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-store-'));
  return { open: () => openStore(join(folder, 'passerby.db'), key), dispose: () => rmSync(folder, { recursive: true }) };
});
