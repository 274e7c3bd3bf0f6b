import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { openSending } from './canaries/sets.ts';
import type { Inspect, Inspection, InspectRequest } from './model.ts';
import { unread } from './unread.ts';
import type { Question, Told } from './wire.ts';
import { fromWire, toWire } from './wire.ts';

/** What one document may take before its worker is ended. */
export type WallLimits = { readonly workers: number; readonly timeoutMs: number; readonly maxHeapMb: number };

export const wallLimits: WallLimits = { workers: Math.max(1, availableParallelism()), timeoutMs: 20_000, maxHeapMb: 768 };

/** A worker’s own start is no document’s fault, and takes long on a busy machine. */
const startMs = 20_000;

/** Cells and passages die young: more room for them makes nothing quicker, and doubles what a folder of files takes. */
const maxYoungGenerationSizeMb = 4;

type Job = { readonly request: InspectRequest; readonly settle: (inspection: Inspection) => void };
type Room = {
  readonly worker: Worker;
  readonly send: ReturnType<typeof openSending>;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  /** Has still to load what it reads with. */
  isNew: boolean;
  /** Seen in the document at work. */
  canaries: readonly string[];
};

/** Beside this file, with the same ending: `.ts` as written, `.js` once built. */
const workerFile = new URL(import.meta.url.replace(/inspect\.(?<ending>[jt]s)$/u, 'inspect-worker.$<ending>'));

/**
 * The wall: hostile bytes are only ever read in a worker with a time and memory limit. A document that hangs or
 * explodes costs that worker and comes back as unreadable; the others go on. Bytes are handed over and empty
 * afterwards; a file left on disk may be closed when the answer comes.
 */
export function openWall(
  key: Uint8Array,
  limits: WallLimits = wallLimits,
): { readonly inspect: Inspect; readonly close: () => Promise<void> } {
  const waiting: Job[] = [];
  const rooms = new Set<Room>();
  let closed = false;

  const open = (): Room => {
    const worker = new Worker(workerFile, {
      workerData: { key },
      resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb, maxYoungGenerationSizeMb },
      env: {},
      stdout: true,
      stderr: true,
    });
    // What a parser prints may hold raw text: it goes nowhere.
    worker.stdout.resume();
    worker.stderr.resume();
    const room: Room = { worker, send: openSending(), job: undefined, timer: undefined, isNew: true, canaries: [] };
    rooms.add(room);
    worker.on('message', (told: Told) => {
      if ('canaries' in told) {
        room.canaries = told.canaries;
        return;
      }
      finish(room, fromWire(told.answer));
      next();
    });
    worker.on('error', (error: NodeJS.ErrnoException) =>
      lose(room, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'took more memory than a document may' : 'the reader failed'),
    );
    worker.on('exit', () => lose(room, 'the reader ended early'));
    worker.unref();
    return room;
  };

  const finish = (room: Room, inspection: Inspection): void => {
    clearTimeout(room.timer);
    const job = room.job;
    room.job = undefined;
    if (job === undefined) return;
    if (rooms.has(room)) room.worker.unref();
    job.settle(inspection);
  };

  const lose = (room: Room, reason: string): void => {
    if (!rooms.delete(room)) return;
    void room.worker.terminate();
    finish(room, { ...unread(reason), canaries: room.canaries });
    next();
  };

  const next = (): void => {
    if (closed) return;
    let room = [...rooms].find((candidate) => candidate.job === undefined);
    if (room === undefined && rooms.size < limits.workers && waiting.length > 0) room = open();
    const job = room === undefined ? undefined : waiting.shift();
    if (room === undefined || job === undefined) return;
    const busy = room;
    busy.job = job;
    busy.canaries = [];
    busy.worker.ref();
    const timeoutMs = limits.timeoutMs + (busy.isNew ? startMs : 0);
    busy.isNew = false;
    busy.timer = setTimeout(() => lose(busy, `took longer than ${limits.timeoutMs / 1000} s to read`), timeoutMs);
    const question: Question = toWire(job.request, busy.send(job.request.canaries));
    busy.worker.postMessage(question, 'descriptor' in question.body ? [] : [question.body.buffer]);
    next();
  };

  return {
    inspect: (request) =>
      new Promise((settle) => {
        if (closed) return settle(unread('Passerby is stopping'));
        waiting.push({ request, settle });
        next();
      }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.settle(unread('Passerby is stopping'));
      await Promise.all([...rooms].map((room) => room.worker.terminate()));
    },
  };
}
