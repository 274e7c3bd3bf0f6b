import { unreadable } from '../reading/unreadable.ts';
import type { Collected } from './collected.ts';

/** What was read of a part of a file, and whether that is all of it. */
export type Part<Content> = { readonly content: Content; readonly isWhole: boolean };

export const wholePart = <Content>(content: Content): Part<Content> => ({ content, isWhole: true });

/** What was read; where it is not all, that is told, and the rest of the file is read nonetheless. */
export function taken<Content>({ content, isWhole }: Part<Content>, to: Collected): Content {
  if (!isWhole)
    to.attempt(() => {
      throw unreadable('a part of the binary workbook is damaged or cut short');
    });
  return content;
}
