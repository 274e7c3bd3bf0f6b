import { listed } from '../listed.ts';
import type { Detector, Match } from '../model.ts';

const maxCellChars = 4_000;
const minCellChars = 3;
/** The first person is what tells an account from a page about crime. */
const sayings = [
  'I was arrested',
  'I was assaulted',
  'I was raped',
  'I was attacked',
  'I was burgled',
  'I was stopped and searched',
  'I was stalked',
  'I was charged with',
  'I was convicted',
  'assaulted me',
  'attacked me',
  'threatened me',
  'raped me',
  'stole my',
  'arrested me',
  'handcuffed me',
  'my abuser',
  'restraining order against',
  'domestic abuse by my',
  'my conviction',
  'my caution',
  'officer who arrested',
];
const maxSayingChars = 80;

function* find(text: string): Iterable<Omit<Match, 'detector'>> {
  for (const saying of sayings) {
    for (let start = text.indexOf(saying); start !== -1; start = text.indexOf(saying, start + saying.length)) {
      const rest = /^[^.;\n]{0,40}/u.exec(text.slice(start + saying.length, start + maxSayingChars))?.[0] ?? '';
      yield { start, end: start + saying.length + rest.length, value: saying + rest, confidence: 0.5 };
    }
  }
}

export default {
  title: 'Offence or allegation',
  category: 'special',
  labels:
    listed(`offence, offences, offense, allegation, allegations, nature of allegation, allegation type, conviction, convictions, criminal record, criminal convictions, unspent convictions, arrest, arrested, arrest date, charge, charges, caution, suspect,
    suspect name, victim, victim name, perpetrator, alleged perpetrator, offender, crime, crime type, crime details, incident type, misconduct, complaint about officer, officer complained about, stop and search, sentence, straftat, vorstrafen, infraction, casier judiciaire,
    condamnation, delito, antecedentes penales, reato, precedenti penali, strafblad, misdrijf, straffeattest, brott, przestępstwo, trosedd, honiad`),
  find,
  accepts: (cell) =>
    cell.length >= minCellChars &&
    cell.length <= maxCellChars &&
    /\p{L}{3}/u.test(cell) &&
    !/^(?:none|n\/a|null|yes|no|false|true)$/iu.test(cell),
  needsLabel: false,
  examples: {
    detect: ['Last June I was arrested by two officers.', 'A man threatened me in the park'],
    ignore: ['Report a crime', 'People who were arrested in 2020', 'Crime statistics'],
  },
} satisfies Detector;
