import type { Body } from '../model.ts';
import { headText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';
import { attribute, decodeXml, scanXml } from '../reading/xml.ts';
import { isZip, openZip } from '../reading/zip.ts';

// OpenDocument, ISO/IEC 26300: a zip file with `content.xml`, or all of it in one flat XML file.

export type Odf = {
  /** Such as `spreadsheet`, `text`, `presentation`; templates by what they are for. */
  readonly kind: string;
  readonly type: string;
  readonly names: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly bytes: (name: string) => Uint8Array<ArrayBuffer> | undefined;
  readonly encrypted: boolean;
  readonly cut: boolean;
};

const prefix = 'application/vnd.oasis.opendocument.';
const headBytes = 2_000;
const parts = new Set(['content.xml', 'styles.xml', 'meta.xml']);

function flat(body: Body): Odf | undefined {
  const head = headText(body.head, headBytes);
  if (
    !head.includes('opendocument') ||
    !/^\s{0,20}(?:\u00ef\u00bb\u00bf)?</u.test(head) ||
    !/<(?:\w{1,20}:)?document\s[^>]{0,1900}urn:oasis:names:tc:opendocument/u.test(head)
  )
    return undefined;
  const whole = decodeXml(body.whole());
  const type = /\bmimetype\s{0,3}=\s{0,3}["']([\w./+-]{1,100})["']/u.exec(whole.slice(0, 10_000))?.[1] ?? '';
  const kind = type.replace(prefix, '').replace('-template', '');
  const text = (name: string): string | undefined => (parts.has(name) ? whole : undefined);
  return { kind, type, names: [], text, bytes: () => undefined, encrypted: false, cut: false };
}

/** Undefined where it is no OpenDocument file. Throws `Unreadable` where its zip file is damaged. */
export function openOdf(body: Body): Odf | undefined {
  if (!isZip(body.head)) return flat(body);
  const zip = openZip(body.whole());
  const raw = (name: string): Uint8Array<ArrayBuffer> | undefined => zip.find(name)?.read();
  const text = (name: string): string | undefined => {
    const part = raw(name);
    return part && decodeXml(part);
  };
  const type = text('mimetype')?.trim() ?? '';
  if (!type.startsWith(prefix)) return undefined;
  return {
    kind: type.slice(prefix.length).replace('-template', ''),
    type,
    names: zip.entries.map((entry) => entry.name),
    text,
    bytes: raw,
    encrypted: text('META-INF/manifest.xml')?.includes('encryption-data') ?? false,
    cut: zip.cut,
  };
}

/** Which kind of OpenDocument file this is, without complaint where it is none. */
export function odfKind(body: Body): string | undefined {
  try {
    return openOdf(body)?.kind;
  } catch {
    return undefined;
  }
}

/** Opens it for reading, or says why it cannot be. */
export function readableOdf(body: Body): Odf {
  const odf = openOdf(body);
  if (!odf) throw unreadable('it is no OpenDocument file');
  if (odf.encrypted) throw unreadable('it is encrypted');
  return odf;
}

const zeroLength = /^0(?:\.0\d{0,6})?(?:cm|mm|in|pt|px)?$/u;

/** Names of styles that keep from view what they are given to: text, paragraphs, sections, sheets, rows, columns and slides. */
export function hidingStyles(...texts: readonly (string | undefined)[]): ReadonlySet<string> {
  const hiding = new Set<string>();
  for (const text of texts) {
    let style = '';
    scanXml(text ?? '', {
      open: (name, attributes) => {
        if (name === 'style') style = attribute(attributes, 'name') ?? '';
        else if (style === '' || !name.endsWith('-properties')) return;
        const display = attribute(attributes, 'display');
        const size = attribute(attributes, 'column-width') ?? attribute(attributes, 'row-height');
        const skipped = name === 'drawing-page-properties' && attribute(attributes, 'visibility') === 'hidden';
        if (skipped || display === 'none' || display === 'false' || (size !== undefined && zeroLength.test(size)))
          hiding.add(style);
      },
      close: (name) => {
        if (name === 'style') style = '';
      },
    });
  }
  return hiding;
}
