import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { behindLabel } from '../vocabulary/occurrences.ts';

const maxCellChars = 80;
const faiths =
  /\b(?:christian|catholic|protestant|anglican|church of (?:england|scotland|wales|ireland)|methodist|baptist|orthodox|evangelical|pentecostal|muslim|islam|sunni|shia|jewish|judaism|hindu|sikh|buddhist|jain|baha'?i|pagan|quaker|humanist|atheist|agnostic|no religion|jehovah|mormon|rastafarian|zoroastrian|evangelisch|katholisch|römisch-katholisch|muslimisch|konfessionslos|catholique|musulman|juif|católic[oa]|musulmán|cattolic[oa]|musulman[oa]|católico|moslim|katoliek)\b/iu;

const isFaith = (cell: string): boolean => cell.length <= maxCellChars && faiths.test(cell);

export default {
  title: 'Religion or belief',
  category: 'special',
  labels:
    listed(`religion, religion or belief, religious belief, religious beliefs, faith, belief, denomination, religious affiliation, crefydd, konfession, religionszugehörigkeit, religion et croyances, confession, religión,
    religione, religião, geloofsovertuiging, trossamfund, uskonto, wyznanie, náboženství, vallás, religie`),
  findLabelled: behindLabel(/^\s{0,3}[:=-]\s{0,3}(\p{L}[\p{L} ,/()'-]{2,50})/u, { confidence: 0.8, accepts: isFaith }),
  accepts: isFaith,
  needsLabel: false,
  examples: {
    detect: ['Religion: Roman Catholic', 'faith: Muslim'],
    ignore: ['Christian Dior', 'Religion and ethics', 'Religion: see below'],
  },
} satisfies Detector;
