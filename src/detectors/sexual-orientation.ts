import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { behindLabel } from '../vocabulary/occurrences.ts';

const answers =
  /^(?:heterosexual(?: or straight)?|straight(?: or heterosexual)?|heterosexual\/straight|gay(?: or lesbian)?|gay\/lesbian|gay (?:man|woman)|lesbian(?: or gay)?|homosexual|bisexual|bi|pansexual|asexual|queer|hetero|heterosexuell|homosexuell|bisexuell|hétérosexuel(?:le)?|homosexuel(?:le)?|heterosexual|homosexual|eterosessuale|omosessuale)$/iu;

const isAnswer = (cell: string): boolean => answers.test(cell.trim());

export default {
  title: 'Sexual orientation',
  category: 'special',
  labels:
    listed(`sexual orientation, sexuality, orientation sexuelle, sexuelle orientierung, orientación sexual, orientamento sessuale, orientação sexual, seksuele geaardheid, seksuell orientering, sexuell läggning,
    orientacja seksualna, cyfeiriadedd rhywiol`),
  findLabelled: behindLabel(/^\s{0,3}[:=-]\s{0,3}(\p{L}[\p{L}/ ]{1,30}\p{L})/u, { confidence: 0.85, accepts: isAnswer }),
  accepts: isAnswer,
  needsLabel: false,
  examples: {
    detect: ['Sexual orientation: Bisexual', 'sexual_orientation: Heterosexual or straight'],
    ignore: ['Sexual orientation: your rights', 'a straight line'],
  },
} satisfies Detector;
