// Judges every file under a folder as `inspect` does, in one process: for the evaluation, where a worker each would only cost time.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { bodyOf } from '../src/body.ts';
import { loadCatalogue } from '../src/catalogue.ts';
import { openDetect } from '../src/detect.ts';
import { openDocuments } from '../src/documents.ts';
import type { Roll } from '../src/people/roll.ts';
import { openRecords } from '../src/records.ts';
import type { Answer } from './score.ts';

/** Files below a folder, sorted, relative to it. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const context = { labels: [], publishedValues: [], ownHosts: [] };

export type Judge = (folder: string, file: string) => Promise<Answer & { readonly roll?: Roll }>;

/** Loads the catalogue once; each call reads and judges one file. */
export async function openJudge(): Promise<Judge> {
  const { readers, detectors } = await loadCatalogue();
  const read = openDocuments(readers);
  const records = openRecords(openDetect(detectors));
  return async (folder, file) => {
    const bytes = new Uint8Array(await readFile(join(folder, file)));
    const outcome = await read({
      body: bodyOf(bytes),
      name: basename(file),
      url: new URL('file:///'),
      contentType: '',
      depth: 0,
    });
    const unread = { file, verdict: 'unreadable', people: 0, kinds: {}, where: [], sightings: [] } as const;
    if (!('document' in outcome) || outcome.document === undefined) return unread;
    const roll = records(outcome.document, { ...context, name: basename(file) });
    if ('unreadable' in outcome && roll.bearing === 'clean') return unread;
    return {
      file,
      verdict: roll.bearing,
      people: roll.people,
      kinds: roll.kinds,
      where: roll.records.map((one) => one.where),
      sightings: roll.spotted.map(({ detector, start, end }) => ({ detector, start, end })),
      roll,
    };
  };
}
