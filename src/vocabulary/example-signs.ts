// What says that a value, or a whole document, is made up.

/** `e.g. 07…`, `(ex. : 1 85 05 …)`. */
const shortened =
  /(?<!\p{L})(?:e\.? ?g\.?,?|ex\.|i\.e\.|eks\.|np\.|bijv\.|z\. ?b\.|p\. ?ej\.|p\. ?ex\.|napr\.|t\. ?ex\.|pl\.|örn\.)$/iu;
/** Most texts hold none of these, and the whole question is not asked of them. */
const spelled = /xamp|xemp|eisp|jemp|semp|oorb|rzyk|ksem|klad|rnek|such as|looks like|the form/u;
/** `Exemple de numéro de passeport : KA…`. */
const spelledOut =
  /(?<!\p{L})(?:example|exemple|beispiel|ejemplo|esempio|exemplo|voorbeeld|przyk[łl]ad|exempel|eksempel|p[řr][íi]klad|örnek|such as|looks like|in the form)(?: (?:of|de|für|di|van)(?: \p{L}{2,12}){1,3})?$/iu;

const maxShortChars = 9;
const maxSpelledChars = 44;
const maxGap = 5;
const gaps: ReadonlySet<string> = new Set(' \n\t:=(«"\'“\u00a0');

/** Whether the words just before a value call it an example. */
export function isIntroducedAsExample(text: string, start: number): boolean {
  let end = start;
  while (end > 0 && start - end < maxGap && gaps.has(text[end - 1] ?? '')) end -= 1;
  if (end === start || end < 2) return false;
  const last = text.charCodeAt(end - 1);
  if (last === 46 || last === 44) return shortened.test(text.slice(Math.max(0, end - maxShortChars), end));
  const before = text.slice(Math.max(0, end - maxSpelledChars), end);
  return spelled.test(before) && spelledOut.test(before);
}

const maxRead = 20_000;
/** How books, courses and training say it. */
const fiction =
  /\b(?:all|any|the|these) (?:names?|people|persons?|characters|details|data|cases?|individuals|patients|customers|examples)\b[^.\n]{0,60}\b(?:are|is|were|have been) (?:entirely |purely |wholly |all )?(?:fictional|fictitious|invented|made[- ]up|imaginary|not real|changed to protect)|\b(?:fictional|fictitious|invented|made[- ]up|imaginary) (?:names?|people|persons?|characters|patients?|customers?|clients?|cases?|case studies|companies|data|details|residents?|examples?)\b|\bnames? (?:and (?:\w+ )?details )?have been changed\b|\b(?:one|example|case) (?:that |which )?we (?:have )?(?:made up|invented)|\bany resemblance to (?:real|actual|persons)|\b(?:alle )?namen (?:sind|wurden)[^.\n]{0,20}(?:erfunden|geändert)|\bfiktive (?:personen|daten|namen)|\bnoms? (?:fictifs?|ont été (?:changés|modifiés))|\bpersonnages? fictifs?|\bdonnées fictives|\b(?:nombres|datos|personas) ficticios|\bnomi (?:di fantasia|inventati)|\bfictieve (?:personen|namen|gegevens)|\bnazwiska (?:zmyślone|fikcyjne)/iu;

/** How pages about programs say it; in data it may be anybody's note. */
const toys =
  /\b(?:this|these) (?:letter|example|persons?|records?|data|patients?|customers?) (?:is|are) (?:all )?(?:invented|made[- ]up|fictional|fictitious)|\b(?:fake|dummy|invented) (?:customers|patients|users|residents)\b|\btoy (?:data|example|frame)|\bsample database\b|\b(?:sakila|northwind|adventureworks|classicmodels)\b|\bby faker\b/iu;

/** A book, and a part of it to read. */
const isbn = /\bISBN(?:-1[03])?:? ?[\d-]{10}/u;
const excerpt =
  /\b(?:chapter|excerpt|chapitre|extrait|kapitel|leseprobe|cap[íi]tulo|extracto|capitolo|estratto|hoofdstuk|rozdzia[łl])\b/iu;

/** Collections of sayings part them with a per cent sign on a line of its own. */
const minSayings = 12;

/** Whether a text for those who make programs says that its people are made up. */
export const areToys = (text: string): boolean => toys.test(text.slice(0, maxRead));

/** Whether a document says that its people are made up. */
export function isFiction(text: string): boolean {
  const head = text.slice(0, maxRead);
  return fiction.test(head) || (isbn.test(head) && excerpt.test(head)) || head.split('\n%\n', minSayings + 1).length > minSayings;
}
