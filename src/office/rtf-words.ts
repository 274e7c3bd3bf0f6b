/** Words whose groups hold nothing that a reader of the text would see. */
export const silent = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping datastore latentstyles pict shppict nonshppict xmlnstbl mmathPr pgdsctbl filetbl revtbl fldinst atnid atnauthor atndate atntime atnref atrfstart atrfend bkmkstart bkmkend objclass objname listtext pntext pntxta pntxtb tc xe rxe template sp sn sv wgrffmtfilter passwordhash protusertbl userprops blipuid picprop fname falt panose fontemb fontfile'.split(
    ' ',
  ),
);
/** Words whose groups hold what the file says about itself. */
export const properties = new Set([
  'title',
  'subject',
  'author',
  'manager',
  'company',
  'operator',
  'category',
  'keywords',
  'comment',
  'doccomm',
]);
/** Words whose groups stand beside the text, with what a clerk would call them. */
export const besides = new Map<string, string>(
  Object.entries({
    header: 'page header',
    headerl: 'page header',
    headerr: 'page header',
    headerf: 'page header',
    footer: 'page footer',
    footerl: 'page footer',
    footerr: 'page footer',
    footerf: 'page footer',
    footnote: 'footnote',
    annotation: 'comment',
    shptxt: 'text box',
  }),
);
/** Words that stand for a character. */
export const signs = new Map<string, string>(
  Object.entries({
    tab: '\t',
    line: '\n',
    '~': ' ',
    _: '-',
    emdash: '—',
    endash: '–',
    bullet: '•',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    '\\': '\\',
    '{': '{',
    '}': '}',
    emspace: ' ',
    enspace: ' ',
  }),
);
