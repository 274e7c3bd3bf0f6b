import type { Body } from '../model.ts';
import { attribute, decodeXml, scanXml } from '../reading/xml.ts';
import { isZip, openZip } from '../reading/zip.ts';

// Open Packaging Conventions, ECMA-376 part 2: a zip file of parts, with relationships in `_rels`.

export type PackageKind = 'spreadsheet' | 'binary-spreadsheet' | 'text' | 'slides' | 'other';

export type Relation = { readonly id: string; readonly type: string; readonly target: string; readonly external: boolean };

export type Package = {
  readonly kind: PackageKind;
  readonly main: string;
  /** Parts by name, such as `xl/workbook.xml`, in the order of the file. */
  readonly names: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly bytes: (name: string) => Uint8Array<ArrayBuffer> | undefined;
  /** What a part points to; `type` is the last word of the relationship's address, such as `comments`. */
  readonly relations: (name: string) => readonly Relation[];
  /** Media type of a part as the package declares it, or empty. */
  readonly typeOf: (name: string) => string;
  readonly cut: boolean;
};

const mainTypes: readonly (readonly [pattern: RegExp, kind: PackageKind, main: string])[] = [
  [/excel\.sheet\.binary\.macroEnabled\.main/iu, 'binary-spreadsheet', 'xl/workbook.bin'],
  [/(?:spreadsheetml|ms-excel)\.(?:sheet|template|addin)\S{0,20}\.main\+xml/iu, 'spreadsheet', 'xl/workbook.xml'],
  [/(?:wordprocessingml|ms-word)\.(?:document|template)\S{0,30}\.main\+xml/iu, 'text', 'word/document.xml'],
  [
    /(?:presentationml|ms-powerpoint)\.(?:presentation|slideshow|template)\S{0,20}\.main\+xml/iu,
    'slides',
    'ppt/presentation.xml',
  ],
];

/** `xl/worksheets/sheet1.xml` and `../comments1.xml` give `xl/comments1.xml`. */
function resolve(from: string, target: string): string {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function relationsIn(text: string, from: string): readonly Relation[] {
  const found: Relation[] = [];
  scanXml(text, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      const external = attribute(attributes, 'TargetMode') === 'External';
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      found.push({ id: attribute(attributes, 'Id') ?? '', type, target: external ? target : resolve(from, target), external });
    },
  });
  return found;
}

type PartTypes = {
  /** By a part's name, else by its ending; empty where neither is declared. */
  readonly of: (name: string) => string;
  /** Of parts that are there, while an ending may be declared that no part has. */
  readonly named: readonly string[];
};

/** What `[Content_Types].xml` declares of the parts. */
function declaredTypes(text: string): PartTypes {
  const byEnding = new Map<string, string>();
  const byName = new Map<string, string>();
  scanXml(text, {
    open: (name, attributes) => {
      const type = attribute(attributes, 'ContentType') ?? '';
      if (name === 'Default') byEnding.set((attribute(attributes, 'Extension') ?? '').toLowerCase(), type);
      else if (name === 'Override') byName.set((attribute(attributes, 'PartName') ?? '').toLowerCase().replace(/^\//u, ''), type);
    },
  });
  return {
    of: (name) => {
      const key = name.toLowerCase();
      return byName.get(key) ?? byEnding.get(key.split('.').at(-1) ?? '') ?? '';
    },
    named: [...byName.values()],
  };
}

const relationsName = (name: string): string => name.replace(/[^/]*$/u, (file) => `_rels/${file}.rels`);

/** Undefined where it is no such package. Throws `Unreadable` where its zip file is damaged. */
export function openPackage(body: Body): Package | undefined {
  if (!isZip(body.head)) return undefined;
  const zip = openZip(body.whole());
  const raw = (name: string): Uint8Array<ArrayBuffer> | undefined => zip.find(name)?.read();
  const text = (name: string): string | undefined => {
    const part = raw(name);
    return part && decodeXml(part);
  };
  const declared = text('[Content_Types].xml') ?? '';
  const types = declaredTypes(declared);
  const relations = (name: string): readonly Relation[] => relationsIn(text(relationsName(name)) ?? '', name);
  const root = relations('').find((relation) => relation.type === 'officeDocument' && zip.find(relation.target));
  const kinds = [types.of(root?.target ?? ''), ...types.named];
  const said = kinds.map((kind) => mainTypes.find(([pattern]) => pattern.test(kind)));
  const known = said.find((one) => one !== undefined) ?? mainTypes.find(([, , main]) => zip.find(main));
  if (!known && declared === '') return undefined;
  return {
    kind: known?.[1] ?? 'other',
    main: root?.target ?? known?.[2] ?? '',
    names: zip.entries.map((entry) => entry.name.replaceAll('\\', '/')),
    text,
    bytes: raw,
    relations,
    typeOf: types.of,
    cut: zip.cut,
  };
}

/** Which kind of package this is, without complaint where it is none. */
export function packageKind(body: Body): PackageKind | undefined {
  try {
    return openPackage(body)?.kind;
  } catch {
    return undefined;
  }
}
