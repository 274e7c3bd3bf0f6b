/** Which of the encodings from before UTF-8 a text is written in, by how its bytes follow each other. */

import { analyse } from 'chardet';

const maxSampleBytes = 4096;
const aroundBytes = 48;
/** Of 100. The right guess of two short lines reaches thirty, wrong ones twenty-five. */
const leastConfidence = 30;
/** Read as what browsers read them as: the same letters, and more. */
const western: ReadonlySet<string> = new Set(['ISO-8859-1', 'windows-1252', 'ASCII', 'UTF-8']);

/** What stands around bytes beyond ASCII: the rest is the same in all these encodings. */
function telling(bytes: Uint8Array): Uint8Array {
  const sample: number[] = [];
  let taken = 0;
  for (let at = 0; at < bytes.length && sample.length < maxSampleBytes; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const from = Math.max(taken, at - aroundBytes);
    taken = Math.min(bytes.length, at + aroundBytes);
    for (let place = from; place < taken; place += 1) sample.push(bytes[place] ?? 0);
    at = taken - 1;
  }
  return Uint8Array.from(sample);
}

/** Words of Asian scripts are beyond ASCII throughout; in Europe's Latin ones a letter here and there is. */
const leastRun = 3;
const ofSeveralBytes: ReadonlySet<string> = new Set(['Shift_JIS', 'EUC-JP', 'EUC-KR', 'Big5', 'GB18030']);

function meanRun(bytes: Uint8Array): number {
  let beyond = 0;
  let runs = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    beyond += 1;
    if (at === 0 || (bytes[at - 1] ?? 0) < 0x80) runs += 1;
  }
  return runs === 0 ? 0 : beyond / runs;
}

/** Of bytes that are no UTF-8 and of which nobody says what they are; nothing where western is as likely. */
export function legacyEncoding(bytes: Uint8Array): string | undefined {
  const sample = telling(bytes);
  const mayBeAsian = meanRun(sample) >= leastRun;
  const best = analyse(sample).find(({ name }) => mayBeAsian || !ofSeveralBytes.has(name));
  return best === undefined || best.confidence < leastConfidence || western.has(best.name) ? undefined : best.name;
}
