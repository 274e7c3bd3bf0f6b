import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { behindLabel } from '../vocabulary/occurrences.ts';

const maxCellChars = 120;
// ONS, harmonised standard for ethnic group, and common shorter answers; single letters are the NHS ethnic category codes, numbers those of
// other services.
const groups =
  /\b(?:white|black|asian|mixed|arab|african|caribbean|indian|pakistani|bangladeshi|chinese|irish|british|english|welsh|scottish|traveller|gypsy|roma|latin|latino|latina|hispanic|jewish|sikh|turkish|kurdish|somali|filipino|polish|romanian|european|other ethnic|any other)\b/iu;
const code = /^(?:[A-HJ-NPRSZ]\d?\d?|[1-9]\d?)$/u;

const isGroup = (cell: string): boolean => cell.length <= maxCellChars && (groups.test(cell) || code.test(cell));

export default {
  title: 'Ethnic origin',
  category: 'special',
  labels:
    listed(`ethnicity, ethnic group, ethnic origin, ethnic background, ethnic category, race, racial origin, ethnicity code, ethnic group code, ethnicity background, grŵp ethnig, ethnicité, origine ethnique, ethnische herkunft,
    ethnie, etnia, origen étnico, origine etnica, etnicidade, etniciteit, etnicitet, etnisk tilhørighet, pochodzenie etniczne, etnikum, národnost`),
  findLabelled: behindLabel(/^(?:\s?(?:is|group|origin))?\s{0,3}[:=-]\s{0,3}(\p{L}[\p{L} ,/()-]{2,60})/u, {
    confidence: 0.8,
    accepts: isGroup,
  }),
  accepts: isGroup,
  needsLabel: false,
  examples: {
    detect: ['Ethnicity: White British'],
    ignore: ['Ethnicity statistics by region', 'Chinese restaurant', 'White paint'],
  },
} satisfies Detector;
