/** What HTML says of elements by their names: which end each other, which are empty, which hold no HTML. */

/** What an opening tag ends, when it is the innermost: authors leave these end tags out. */
const ends: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  (
    [
      ['tr', 'tr th td'],
      ['th', 'th'],
      ['td', 'thead th td'],
      ['body', 'head link script'],
      ['a', 'a'],
      ['li', 'li'],
      ['h1 h2 h3 h4 h5 h6', 'h1 h2 h3 h4 h5 h6 p'],
      ['select input output button datalist textarea', 'input option optgroup select button datalist textarea'],
      ['option', 'option'],
      ['optgroup', 'optgroup option'],
      ['dd dt', 'dd dt'],
      [
        'p address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul',
        'p',
      ],
      ['rt rp', 'rt rp'],
      ['tbody tfoot', 'thead tbody'],
    ] as const
  ).flatMap(([tags, ended]) => tags.split(' ').map((tag) => [tag, new Set(ended.split(' '))] as const)),
);

const empty: ReadonlySet<string> = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(' '),
);
const foreign: ReadonlySet<string> = new Set(['svg', 'math']);
/** Parts of drawings and formulas that hold HTML again. */
const integrations: ReadonlySet<string> = new Set('mi mo mn ms mtext annotation-xml foreignobject desc title'.split(' '));

const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 ' +
    'head header hgroup hr html legend li main menu nav noscript ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

const silent: ReadonlySet<string> = new Set(
  'script style head title select datalist textarea svg iframe noembed noframes map object'.split(' '),
);

const noteworthy: ReadonlySet<string> = new Set(
  'a area form script link meta base title iframe frame input select textarea button label html h1 address'.split(' '),
);

const readApart: ReadonlySet<string> = new Set('table thead tbody tfoot tr th td dl dt dd form option'.split(' '));

/** What HTML says of an element by its name. */
export type Element = {
  /** What its opening tag ends, when it is the innermost. */
  readonly ends: ReadonlySet<string> | undefined;
  readonly isEmpty: boolean;
  readonly isForeign: boolean;
  /** A part of a drawing or a formula that holds HTML again. */
  readonly isIntegration: boolean;
  readonly isBlock: boolean;
  /** Its text is not the page's: code, pictures, choices of a form. */
  readonly isSilent: boolean;
  /** More than the running text is made of it. */
  readonly isNoteworthy: boolean;
  /** Tables and lists of definitions have their own ways to repeat. */
  readonly isReadApart: boolean;
  readonly isTable: boolean;
  readonly isControl: boolean;
};

const elementNamed = (tag: string): Element => ({
  ends: ends.get(tag),
  isEmpty: empty.has(tag),
  isForeign: foreign.has(tag),
  isIntegration: integrations.has(tag),
  isBlock: blocks.has(tag),
  isSilent: silent.has(tag),
  isNoteworthy: noteworthy.has(tag),
  isReadApart: readApart.has(tag),
  isTable: tag === 'table',
  isControl: tag === 'input' || tag === 'select' || tag === 'textarea',
});

const known: ReadonlyMap<string, Element> = new Map(
  [...ends.keys(), ...empty, ...foreign, ...integrations, ...blocks, ...silent, ...noteworthy, ...readApart].map((tag) => [
    tag,
    elementNamed(tag),
  ]),
);
const unknown = elementNamed('');

/** Looked up once for each element of a page, and asked ten times. */
export const elementOf = (tag: string): Element => known.get(tag) ?? unknown;
