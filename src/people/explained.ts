import type { Document } from '../model.ts';

const dataKinds: readonly Document['kind'][] = ['table', 'json', 'xml', 'spreadsheet'];
const dataTypes: readonly string[] = ['text/vcard', 'text/ldif'];

const headCharacters = 4_000;

/** News and podcasts name those who write and speak in them. */
const feed = /^\s*(?:<\?[^>]{0,300}\?>\s{0,20}){0,4}(?:<!--[\s\S]{0,2000}?-->\s{0,20})?<(?:rss|feed|rdf:RDF|opml)\b/u;

/** Descriptions of interfaces, which print examples. */
const description =
  /"(?:openapi|swagger|swaggerVersion|asyncapi|discoveryVersion|serviceFullName|endpointPrefix)"\s{0,10}:|json-schema\.org|"mainsnak"\s{0,10}:|<(?:h:)?html\b[^>]{0,600}\/2002\/xforms|<(?:\w{1,20}:)?(?:schema|definitions|wsdl|application)\b[^>]{0,500}(?:XMLSchema|wsdl|wadl)/u;

/** Routes by what they are asked, each with what is said of it: `"GET /users": { "description": …`. */
const route = /"(?:GET|POST|PUT|PATCH|DELETE) \/[^"\n]{0,200}"\s{0,10}:/u;
const saidOfRoutes = /"(?:description|summary|parameters|queries|responses|exampleResponse)"\s{0,10}:/u;
const areRoutes = (head: string): boolean => route.test(head) && saidOfRoutes.test(head);

/** Collections of requests to try interfaces with, and whatever names its schema: examples as a rule, but not always. */
const collection = /"(?:\$schema|_postman_id)"\s{0,10}:|schema\.getpostman\.com/u;

/** The same in YAML, where nothing stands in front of a key; RAML says so in a comment. */
const describedInYaml = /^(?:openapi|swagger|asyncapi|raml)[ ]?:|^#%RAML/mu;

/** Whether a document describes an interface: whoever stands in it is made up, whatever their number. */
export const isDescription = ({ kind, text }: Document): boolean =>
  dataKinds.includes(kind) &&
  (description.test(headOf(text)) || areRoutes(headOf(text)) || (kind === 'json' && describedInYaml.test(headOf(text))));

/**
 * Whether a document is nothing but data: an export, a reply of an interface. Nothing explains what such rows are, so people in
 * them are people even where they are called Jane Doe; a page may print her as an example.
 */
export const isData = (document: Document): boolean =>
  (dataKinds.includes(document.kind) || dataTypes.includes(document.type)) &&
  !isDescription(document) &&
  !collection.test(headOf(document.text)) &&
  !isNews(headOf(document.text));

/** Whether it is news or a podcast: whoever stands there wrote, spoke or is reported on. */
export const isFeed = ({ kind, text }: Document): boolean => kind === 'xml' && isNews(headOf(text));

/** WordPress exports what people sent it, and SharePoint its lists, in the clothes of a feed. */
const isNews = (head: string): boolean =>
  feed.test(head) && !/wordpress\.org\/export|\/ado\/\d{4}\/\d\d\/dataservices|docs\.oasis-open\.org\/odata/u.test(head);

const headOf = (text: string): string => text.slice(0, headCharacters);
