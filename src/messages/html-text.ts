const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in HTML, in an element or in an attribute's quotes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/gu, (char) => entities[char] ?? char);
