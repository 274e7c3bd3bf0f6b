import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import type { Occurrence } from '../vocabulary/occurrences.ts';

const maxCellChars = 2_000;
const nothing =
  /^(?:-|–|n\/?a|none|nil|null|unknown|not (?:known|stated|applicable|given)|prefer not to say|tbc|undefined)\.?$/iu;
/** What somebody says of themselves or of a person; a page about an illness does not talk like that. */
const sayings = ['diagnosed with'];
const maxSayingChars = 80;

function find(text: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const saying of sayings) {
    for (let start = text.indexOf(saying); start !== -1; start = text.indexOf(saying, start + saying.length)) {
      const rest = /^[^.;\n]{0,40}/u.exec(text.slice(start + saying.length, start + maxSayingChars))?.[0] ?? '';
      found.push({ start, end: start + saying.length + rest.length, value: saying + rest, confidence: 0.4 });
    }
  }
  return found;
}

export default {
  title: 'Health',
  category: 'health',
  labels:
    listed(`health, health condition, health conditions, medical condition, medical conditions, medical history, medical information, medical details, medical notes,
    injury, injuries, nature of injury, diagnosis, diagnoses, condition, current condition, symptom onset, symptoms, medication, medications, medicine, prescription, allergy, allergies, known allergies, dietary requirements, disability, disabilities, disabled, disability details,
    impairment, mental health, gp, gp name, gp surgery, gp practice, doctor, blood group, blood type, vaccine, vaccine given, vaccination, vaccination status, vaccinated, immunisation, dose sequence, batch number, anatomical site,
    reason not vaccinated, special needs, special educational needs, send, sen, sen provision, ehc plan, care needs, access needs, accessibility needs, pregnant, pregnancy, smoker, bmi, covid, test result, health questions, health answers, triage,
    cyflwr iechyd, anabledd, gesundheit, gesundheitszustand, diagnose, behinderung, erkrankung, medikamente, allergien, krankenkasse, santé, handicap, maladie, médicaments, salud, discapacidad, enfermedad,
    medicación, alergias, salute, disabilità, malattia, saúde, deficiência, doença, gezondheid, beperking, handikapp, sjukdom, helse, sykdom, zdrowie, niepełnosprawność, choroba, zdraví, zdravotní stav,
    診断, 診断名, 病名, 症状, 病歴, 既往歴, アレルギー, 障害, 诊断, 诊断结果, 疾病, 病史, 过敏史, 진단, 진단명, 병명, 증상, 병력, โรคประจำตัว, диагноз, заболевание, аллергия, діагноз, захворювання, διάγνωση,
    αλλεργίες, التشخيص, المرض, الحساسية, אבחנה, מחלה, אלרגיות, tanı, teşhis, hastalık, alerji`),
  find,
  accepts: (cell) => cell.length <= maxCellChars && !nothing.test(cell) && /\p{L}/u.test(cell),
  needsLabel: false,
  inWords: true,
  examples: {
    detect: ['In 2019 I was diagnosed with epilepsy.', 'She was diagnosed with asthma'],
    ignore: ['How epilepsy is treated', 'Health and social care'],
  },
} satisfies Detector;
