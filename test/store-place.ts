// A place a store lives in, for suites that hold for any store.

import type { Batch, Store } from '../src/model.ts';
import { emptyBatch } from './store-nouns.ts';

/** Opens the store of one place; opening the same place again finds what was left there. */
export type Opening = { readonly open: () => Store; readonly dispose: () => void };

export type Place = () => Opening;

export const batch = (said: Partial<Batch>): Batch => ({ ...emptyBatch, ...said });

type Work = (store: Store, reopen: () => Promise<Store>) => Promise<void>;

/** Lets a test work in a place of its own, and clears up after it. */
export const visiting =
  (place: Place) =>
  async (work: Work): Promise<void> => {
    const { open, dispose } = place();
    let store = open();
    try {
      await work(store, async () => {
        await store.close();
        store = open();
        return store;
      });
    } finally {
      await store.close();
      dispose();
    }
  };
