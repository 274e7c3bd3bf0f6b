import type { Store, Target } from '../model.ts';

/** Open findings of targets that are named no more: nobody will see them closed. By target, with how many there are. */
export async function unwatched(
  store: Pick<Store, 'findings'>,
  targets: readonly Target[],
): Promise<readonly { readonly target: string; readonly findings: number }[]> {
  const names = new Set(targets.map(({ name }) => name));
  const open = (await store.findings()).filter(
    ({ target, state, severity }) => !names.has(target) && state !== 'resolved' && state !== 'accepted' && severity !== 'review',
  );
  return [...Map.groupBy(open, ({ target }) => target)].map(([target, { length: findings }]) => ({ target, findings }));
}
