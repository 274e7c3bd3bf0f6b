import { createRequire } from 'node:module';
import type { Element } from '../model.ts';

type Slim = typeof import('cheerio/slim');

/** Loaded when a probe first asks: most documents need no DOM, and the library takes 16 MB of every worker. */
const slim = (): Slim => createRequire(import.meta.url)('cheerio/slim');

const maxSelected = 10_000;

/** CSS selection over a DOM that is built on first use: most pages never need one. */
export function selectIn(text: string, mode: 'html' | 'xml'): (selector: string) => readonly Element[] {
  let page: ReturnType<Slim['load']> | undefined;
  return (selector) => {
    page ??= slim().load(text, { xml: { xmlMode: mode === 'xml', decodeEntities: true } });
    const root = page;
    return root(selector)
      .slice(0, maxSelected)
      .toArray()
      .map((element) => ({ text: root(element).text(), attributes: { ...root(element).attr() } }));
  };
}
