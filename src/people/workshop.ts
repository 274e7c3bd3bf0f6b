import type { Document } from '../model.ts';
import { once } from './once.ts';

const maxCharacters = 200_000;

/** Source, texts for translators, patches sent to a list, keys published for signing, and the files in which programs say who makes them. */
const workshop =
  /^(?:signed-off-by: |\$ git |msgid "|from [\w.]{1,60} import |def \w{1,60}\(|#include [<"]|diff --git |-----begin pgp public|pub {2,}\S|uid {2,}\S|authors@r:|cff-version:|\[(?:package|project|tool\.poetry)\]$|authors ?= ?\[|[mlsf]:\t)|users\.noreply\.github\.com|^subject: .{0,40}\[patch|^n: .{2,60}\n(?:[a-z]: .{0,200}\n){0,3}e: \S/mu;

/** Whether a text, or mails, are about making programs: asked at most once. */
export const openWorkshop = ({ kind, text }: Document): (() => boolean) =>
  once(() => (kind === 'text' || kind === 'mail') && workshop.test(text.slice(0, maxCharacters).toLowerCase()));
