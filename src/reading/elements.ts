/** What HTML says of elements by their names: which end each other, which are empty, which hold no HTML. */

/** What an opening tag ends, when it is the innermost: authors leave these end tags out. */
export const ends: ReadonlyMap<string, ReadonlySet<string>> = new Map(
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

export const empty: ReadonlySet<string> = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(' '),
);
export const foreign: ReadonlySet<string> = new Set(['svg', 'math']);
/** Parts of drawings and formulas that hold HTML again. */
export const integrations: ReadonlySet<string> = new Set('mi mo mn ms mtext annotation-xml foreignobject desc title'.split(' '));
