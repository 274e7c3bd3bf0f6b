import type { Collected } from '../office/collected.ts';
import { isUnreadable } from '../reading/unreadable.ts';
import { attributesOf, scanXml } from '../reading/xml.ts';
import { isRecord, textIn } from './values.ts';

export type Properties = { readonly getMetadata: () => Promise<{ readonly info: object; readonly metadata: unknown }> };

const saidOfItself = ['Title', 'Author', 'Subject', 'Keywords'];
const maxMetadataChars = 1_000_000;
const maxProperties = 500;
const place = 'document properties';

/** What programs note about a file and themselves. */
const technical =
  /^(?:(?:create|modify|metadata|start|end)date|date|when|(?:(?:original|target)?document|instance|version|host)id|creatortool|producer|format|conformance|part|amd|trapped|gts_\w+|history|derivedfrom|ingredients|versions|manifest|pantry|swatchgroups|platenames|fonts|maxpagesize|npages|hasvisible\w+|renditionclass|marked|lang|about|parsetype|resource|xmptk|datatype|nodeid|schemas)$/iu;
/** How XMP holds texts together. */
const holders: ReadonlySet<string> = new Set(['Alt', 'Bag', 'Seq', 'li', 'Description', 'RDF', 'xmpmeta', 'xapmeta']);
const isAddress = (text: string): boolean => /^[a-z]{2,10}:[^\s@]*$/iu.test(text);

type Property = { readonly name: string; readonly text: string };

/** The texts of XMP metadata (ISO 16684-1) with the properties they stand under; up to where it is damaged. */
function textsOfMetadata(xml: string): readonly Property[] {
  const found: Property[] = [];
  const open: string[] = [];
  let text = '';
  const keep = (name: string, value: string): void => {
    if (value.trim() === '' || isAddress(value.trim()) || found.length >= maxProperties) return;
    if (![...open, name].some((one) => technical.test(one))) found.push({ name, text: value.trim() });
  };
  const end = (): void => {
    keep(open.findLast((one) => !holders.has(one)) ?? '', text);
    text = '';
  };
  try {
    scanXml(xml.slice(0, maxMetadataChars), {
      open: (name, attributes) => {
        end();
        open.push(name);
        // Short properties are written as attributes.
        for (const [key, value] of attributesOf(attributes)) keep(key, value);
      },
      close: () => {
        end();
        open.pop();
      },
      text: (piece) => {
        text += piece;
      },
    });
  } catch (thrown) {
    if (!isUnreadable(thrown)) throw thrown;
  }
  return found;
}

/** What the file says of itself, in either of the two places for it; whether it holds a form of another kind; its title. */
export async function addProperties(
  pdf: Properties,
  to: Collected,
): Promise<{ readonly title: string; readonly isXfa: boolean; readonly isEncrypted: boolean }> {
  const { info, metadata } = await pdf.getMetadata();
  if (!isRecord(info)) return { title: '', isXfa: false, isEncrypted: false };
  const said = new Set<string>();
  const say = (text: string, label: string): void => {
    if (said.has(text.trim())) return;
    said.add(text.trim());
    to.say(text, place, { hidden: true, label });
  };
  for (const name of saidOfItself) say(textIn(info[name]), name);
  if (isRecord(info.Custom)) for (const [name, value] of Object.entries(info.Custom)) say(textIn(value), name);
  if (isRecord(metadata) && typeof metadata.getRaw === 'function') {
    for (const { name, text } of textsOfMetadata(textIn(metadata.getRaw()))) say(text, name);
  }
  return { title: textIn(info.Title), isXfa: info.IsXFAPresent === true, isEncrypted: textIn(info.EncryptFilterName) !== '' };
}
