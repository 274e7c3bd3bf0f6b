import { attribute, scanXml } from '../reading/xml.ts';

export type Property = { readonly name: string; readonly value: string };

const uninteresting =
  /^(?:revision|TotalTime|Pages|Words|Characters|CharactersWithSpaces|Lines|Paragraphs|Application|AppVersion|DocSecurity|ScaleCrop|LinksUpToDate|SharedDoc|HyperlinksChanged|created|modified|lastPrinted|printed|lpstr|i4|generator|creation-date|date|editing-cycles|editing-duration|document-statistic|print-date|version)$/iu;

/** What a file says about itself: author, company, title, and whatever was added (`docProps/*.xml`, `meta.xml`). */
export function propertiesIn(text: string): readonly Property[] {
  const properties: Property[] = [];
  let named: string | undefined;
  let name = '';
  let value = '';
  scanXml(text, {
    open: (element, attributes) => {
      if (element === 'property' || element === 'user-defined') named = attribute(attributes, 'name');
      name = element;
      value = '';
    },
    text: (piece) => {
      value += piece;
    },
    close: (element) => {
      if (element === name && value.trim() !== '' && (named !== undefined || !uninteresting.test(element))) {
        properties.push({ name: named ?? element, value: value.trim() });
      }
      if (element === 'property' || element === 'user-defined') named = undefined;
      name = '';
    },
  });
  return properties;
}
