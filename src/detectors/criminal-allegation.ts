import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import type { Occurrence } from '../vocabulary/occurrences.ts';

const maxCellChars = 4_000;
const minCellChars = 3;
/** The first person is what tells an account from a page about crime. */
const account = 'I was ';
const happenings =
  /(?:arrested|assaulted|raped|attacked|burgled|stopped and searched|stalked|robbed|threatened|handcuffed|strip.searched|charged with|convicted|cautioned)(?![\p{L}\p{N}])[^.;\n]{0,40}/uy;

function find(text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let start = text.indexOf(account); start !== -1; start = text.indexOf(account, start + account.length)) {
    happenings.lastIndex = start + account.length;
    const value = happenings.exec(text)?.[0];
    if (value !== undefined)
      found.push({ start, end: start + account.length + value.length, value: account + value, confidence: 0.5 });
  }
  return found;
}

export default {
  title: 'Offence or allegation',
  category: 'special',
  labels:
    listed(`offence, offences, offense, allegation, allegations, nature of allegation, allegation type, conviction, convictions, criminal record, criminal convictions, unspent convictions, arrest, arrested, arrest date, criminal charge, criminal charges, charged with, charge sheet, caution, suspect,
    suspect name, victim, victim name, perpetrator, alleged perpetrator, offender, crime, crime type, crime details, incident type, misconduct, complaint about officer, officer complained about, stop and search, sentence, straftat, vorstrafen, infraction, casier judiciaire,
    condamnation, delito, antecedentes penales, reato, precedenti penali, strafblad, misdrijf, straffeattest, brott, przestępstwo, trosedd, honiad`),
  find,
  accepts: (cell) =>
    cell.length >= minCellChars &&
    cell.length <= maxCellChars &&
    /\p{L}{3}/u.test(cell) &&
    !/^(?:none|n\/a|null|yes|no|false|true)$/iu.test(cell),
  needsLabel: false,
  inWords: true,
  examples: {
    detect: ['Last June I was arrested by two officers.', 'I was stopped and searched outside'],
    ignore: ['Report a crime', 'People who were arrested in 2020', 'Crime statistics'],
  },
} satisfies Detector;
