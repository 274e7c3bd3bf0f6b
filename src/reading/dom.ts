import { load } from 'cheerio/slim';
import type { Element } from '../model.ts';

const maxSelected = 10_000;

/** CSS selection over a DOM that is built on first use: most pages never need one. */
export function selectIn(text: string, mode: 'html' | 'xml'): (selector: string) => readonly Element[] {
  let page: ReturnType<typeof load> | undefined;
  return (selector) => {
    page ??= load(text, { xml: { xmlMode: mode === 'xml', decodeEntities: true } });
    const root = page;
    return root(selector)
      .slice(0, maxSelected)
      .toArray()
      .map((element) => ({ text: root(element).text(), attributes: { ...root(element).attr() } }));
  };
}
