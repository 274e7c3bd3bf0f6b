/** JSON that a page or an API carries in base64: `eyJ…` is `{"…`, `W3si…` is `[{"…`. Tokens of sign-ins are written so too. */

const maxChars = 8 * 1024 * 1024;
const minChars = 24;

export const isBase64Json = (text: string): boolean =>
  text.length >= minChars &&
  text.length <= maxChars &&
  (text.startsWith('eyJ') || text.startsWith('W3si')) &&
  /^[\w+/=-]{24}/u.test(text);

/** The JSON text; of a token, its claims. */
export function base64Json(text: string): string {
  const [first = '', claims] = text.split('.', 2);
  return Buffer.from(claims?.startsWith('eyJ') ? claims : first, 'base64').toString('utf8');
}
