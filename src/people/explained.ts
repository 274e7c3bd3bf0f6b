import type { Document } from '../model.ts';

const dataKinds: readonly Document['kind'][] = ['table', 'json', 'xml', 'spreadsheet'];
const dataTypes: readonly string[] = ['text/vcard'];

const headCharacters = 4_000;

/** News and podcasts name those who write and speak in them. */
const feed = /^\s*(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!--[\s\S]{0,2000}?-->\s{0,20})?<(?:rss|feed|rdf:RDF)\b/u;

/** Descriptions of interfaces, and collections of requests to try them with: what stands in them are examples. */
const description =
  /"(?:openapi|swagger|swaggerVersion|asyncapi|\$schema|_postman_id)"\s{0,10}:|schema\.getpostman\.com|json-schema\.org|<(?:\w{1,20}:)?(?:schema|definitions|wsdl|application)\b[^>]{0,500}(?:XMLSchema|wsdl|wadl)/u;

/**
 * Whether a document is nothing but data: an export, a reply of an interface. Nothing explains what such rows are, so people in
 * them are people even where they are called Jane Doe; a page may print her as an example.
 */
export const isData = ({ kind, type, text }: Document): boolean =>
  (dataKinds.includes(kind) || dataTypes.includes(type)) && !isExplanation(text.slice(0, headCharacters));

const isExplanation = (head: string): boolean => description.test(head) || feed.test(head);
