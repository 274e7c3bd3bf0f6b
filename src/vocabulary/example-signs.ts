// What says that a value, or a whole document, is made up.

const maxBeforeChars = 24;
/** `e.g. 07…`, `(ex. : 1 85 05 …)`, `Exemple de numéro de passeport : KA…`. */
const before =
  /(?:(?<!\p{L})(?:e\.? ?g\.?,?|ex\.|i\.e\.|eks\.|np\.|bijv\.|z\. ?b\.|p\. ?ej\.|p\. ?ex\.|napr\.|t\. ?ex\.|pl\.|örn\.)|(?<!\p{L})(?:example|exemple|beispiel|ejemplo|esempio|exemplo|voorbeeld|przyk[łl]ad|exempel|eksempel|p[řr][íi]klad|örnek|such as|looks like|in the form)(?: (?:of|de|für|di|van)(?: \p{L}{2,12}){1,3})?)[\s:=(«"'“]{1,5}$/iu;

/** Whether the words just before a value call it an example. */
export const isIntroducedAsExample = (text: string, start: number): boolean =>
  start > 2 && before.test(text.slice(Math.max(0, start - maxBeforeChars - 20), start));

const maxRead = 20_000;
/** How books, courses and training say it. */
const fiction =
  /\b(?:all|any|the|these) (?:names?|people|persons?|characters|details|data|cases?|individuals|patients|customers|examples)\b[^.\n]{0,60}\b(?:are|is|were|have been) (?:entirely |purely |wholly |all )?(?:fictional|fictitious|invented|made[- ]up|imaginary|not real|changed to protect)|\b(?:fictional|fictitious|invented|made[- ]up|imaginary) (?:names?|people|persons?|characters|patients?|customers?|clients?|cases?|case studies|companies|data|details|residents?|examples?)\b|\bnames? (?:and (?:\w+ )?details )?have been changed\b|\bany resemblance to (?:real|actual|persons)|\b(?:alle )?namen (?:sind|wurden)[^.\n]{0,20}(?:erfunden|geändert)|\bfiktive (?:personen|daten|namen)|\bnoms? (?:fictifs?|ont été (?:changés|modifiés))|\bpersonnages? fictifs?|\bdonnées fictives|\b(?:nombres|datos|personas) ficticios|\bnomi (?:di fantasia|inventati)|\bfictieve (?:personen|namen|gegevens)|\bnazwiska (?:zmyślone|fikcyjne)/iu;

/** A book, and a part of it to read. */
const isbn = /\bISBN(?:-1[03])?:? ?[\d-]{10}/u;
const excerpt =
  /\b(?:chapter|excerpt|chapitre|extrait|kapitel|leseprobe|cap[íi]tulo|extracto|capitolo|estratto|hoofdstuk|rozdzia[łl])\b/iu;

/** Whether a document says that its people are made up. */
export function isFiction(text: string): boolean {
  const head = text.slice(0, maxRead);
  return fiction.test(head) || (isbn.test(head) && excerpt.test(head));
}
