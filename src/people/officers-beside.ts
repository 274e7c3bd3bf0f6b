import type { Passage } from '../model.ts';
import { foldWords } from '../vocabulary/labels.ts';
import type { Found, Mentioned } from './mentioned.ts';

// A letter to somebody is signed, and names whom to see: `C Llewellyn, Clerk to the Panel`, `Mr S Ionescu, Consultant Urologist`. They
// are not whom it is about.

const post =
  /^[,\s(–—-]{1,4}(?:(?:the|our|your|acting|deputy|assistant|senior|interim|lead|chief|principal|associate) |[\p{Lu}][\p{L}&’'-]{1,20} ){0,3}(?:officer|manager|head ?teacher|head of|headmaster|headmistress|clerk|director|consultant|registrar|nurse|matron|secretary|team\b|assistant\b|adviser|advisor|solicitor|surveyor|inspector|coordinator|co-ordinator|administrator|executive|doctor|gp\b|principal\b|governor|chair\b|chairman|investigator|panel member|social worker|case ?worker|support worker|teacher|options|services?\b|department|sachbearbeiter|gesch[äa]ftsf[üu]hrer|inhaber|abteilungs|schulleit|g[ée]rant|titolare|leiter|directeur|directrice|médecin|proviseure?|director[a]?\b|médic[oa]|medic[oa]\b|dirigente|arts\b)/iu;
const maxBehind = 80;

/** Whether a text begins with a post, behind a comma, a line end or a dash. */
export const isPost = (text: string): boolean => post.test(text);

/** Folded names of those whose post stands behind them. */
export function officersIn(found: readonly Found[], passages: readonly Passage[]): ReadonlySet<string> {
  const names = found.filter(({ detector }) => detector === 'person-name');
  return new Set(
    names
      .filter(({ passage, end }) => isPost(passages[passage]?.text.slice(end, end + maxBehind) ?? ''))
      .map(({ value }) => foldWords(value)),
  );
}

/** Whoever else a letter or a note is of; nobody, or whoever signs it, where it is of nobody else. */
export function withoutOfficers(
  people: readonly Mentioned[],
  officers: ReadonlySet<string>,
  maySign: boolean,
): readonly Mentioned[] {
  const others = people.filter(({ name }) => !officers.has(foldWords(name)));
  return others.length > 0 || !maySign ? others : people;
}
