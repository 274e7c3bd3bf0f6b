import { readdir } from 'node:fs/promises';
import type { BreachLayout } from './breach/report.ts';
import type { Detector, Named, NotifierKind, Probe, Reader } from './model.ts';
import type { ReportFormat } from './report-format.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isProbe = (value: unknown): value is Probe =>
  isRecord(value) && typeof value.title === 'string' && Array.isArray(value.remediation) && Array.isArray(value.hints);

const isDetector = (value: unknown): value is Detector =>
  isRecord(value) && typeof value.title === 'string' && Array.isArray(value.labels) && typeof value.accepts === 'function';

const isReader = (value: unknown): value is Reader =>
  isRecord(value) && typeof value.title === 'string' && typeof value.read === 'function';

const isNotifierKind = (value: unknown): value is NotifierKind =>
  isRecord(value) && typeof value.title === 'string' && isRecord(value.settings) && typeof value.open === 'function';

/** The folder is the registry: a sibling's id is its file name, in the order of the alphabet. */
async function siblings<Sibling>(folder: string, fits: (value: unknown) => value is Sibling): Promise<readonly Named<Sibling>[]> {
  const home = new URL(`./${folder}/`, import.meta.url);
  const files = (await readdir(home)).filter((file) => /^[a-z0-9-]+\.[jt]s$/u.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const module: unknown = await import(new URL(file, home).href);
      const sibling = isRecord(module) ? module.default : undefined;
      if (!fits(sibling)) throw new Error(`${folder}/${file} does not export a sibling by default`);
      return { id: file.replace(/\.[jt]s$/u, ''), ...sibling };
    }),
  );
}

export type Catalogue = {
  readonly readers: readonly Named<Reader>[];
  readonly detectors: readonly Named<Detector>[];
  readonly probes: readonly Named<Probe>[];
};

/** Every reader, detector and probe there is. */
export async function loadCatalogue(): Promise<Catalogue> {
  const [readers, detectors, probes] = await Promise.all([
    siblings('documents', isReader),
    siblings('detectors', isDetector),
    siblings('probes', isProbe),
  ]);
  return { readers, detectors, probes };
}

/** Every type of channel there is. Apart from the rest, so that no worker ever loads a mail client. */
export const loadNotifiers = (): Promise<readonly Named<NotifierKind>[]> => siblings('notifiers', isNotifierKind);

/** Every probe, for whoever judges what the room behind the wall recognised. */
export const loadProbes = (): Promise<readonly Named<Probe>[]> => siblings('probes', isProbe);

const isFormat = (value: unknown): value is ReportFormat =>
  isRecord(value) && typeof value.title === 'string' && typeof value.print === 'function';

/** Every way to print a report. */
export const loadFormats = (): Promise<readonly Named<ReportFormat>[]> => siblings('formats', isFormat);

/** Every kind of personal data, for whoever has to name them. */
export const loadDetectors = (): Promise<readonly Named<Detector>[]> => siblings('detectors', isDetector);

const isLayout = (value: unknown): value is BreachLayout =>
  isRecord(value) && typeof value.title === 'string' && typeof value.print === 'function';

/** Every way to lay out a report about a breach. */
export const loadLayouts = (): Promise<readonly Named<BreachLayout>[]> => siblings('layouts', isLayout);
