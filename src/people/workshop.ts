import type { Document } from '../model.ts';
import { once } from './once.ts';

const maxCharacters = 200_000;

/** Source, texts for translators, patches sent to a list, keys published for signing, and the files in which programs say who makes them. */
const workshop =
  /^(?:signed-off-by: |\.(?:sh|th) \S|\$ git |msgid "|from [\w.]{1,60} import |def \w{1,60}\(|#include [<"]|diff --git |-----begin pgp public|pub {2,}\S|uid {2,}\S|authors@r:|cff-version:|\[(?:package|project|tool\.poetry)\]$|authors ?= ?\[|[mlsf]:\t)|people (?:have |further )?contributed|permission is hereby granted|gnu (?:lesser |library )?general public licen|redistribution and use in source|licen[cs]ed under the (?:apache|mit|bsd|gnu)|^upstream-(?:name|contact): |free software foundation|this (?:program|library|package) is free software|debian package|users\.noreply\.github\.com|^subject: .{0,40}\[patch|^n: .{2,60}\n(?:[a-z]: .{0,200}\n){0,3}e: \S/mu;

/** Words of the trade; a resident may use one of them in a letter about a lift. */
const words =
  /\b(?:changelogs?|bug[- ]reports?|version control|source code|pull requests?|maintainers?|mailing list|repository|upstream|patches)\b/gu;
const minWords = 2;

/** Who made a change to a program, as services for them answer, and what catalogues say of a program and of who makes it. */
const described: Partial<Readonly<Record<Document['kind'], RegExp>>> = {
  json: /"(?:committer_name|parent_ids|committed_date|committer|shell-version|original-authors|project_url|dependencies|devDependencies|bugtracker)"\s{0,10}:/u,
  xml: /<(?:metadata_license|project_license|update_contact)>|pear\.php\.net\/dtd\/package|<package\b[^>]{0,200}packagerversion=|<(?:bookinfo|articleinfo|refmeta)\b|docbook\.org\/ns\/|-\/\/OASIS\/\/DTD DocBook/u,
};

const isWorkshop = (text: string): boolean => workshop.test(text) || new Set(text.match(words)).size >= minWords;

/** Whether a text, or mails, are about making programs: asked at most once. */
export const openWorkshop = ({ kind, text }: Document): (() => boolean) =>
  once(() =>
    kind === 'json' || kind === 'xml'
      ? described[kind]?.test(text.slice(0, maxCharacters)) === true
      : (kind === 'text' || kind === 'mail') && isWorkshop(text.slice(0, maxCharacters).toLowerCase()),
  );
