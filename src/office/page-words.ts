/** The words of a page header or footer, without its codes for fonts, pictures and numbers; a bare `Page` is nobody's. */
export function pageWords(text: string): string {
  const words = text.replace(/&(?:"[^"]{0,80}"|K[\dA-F+-]{6}|\d{1,3}|[A-Z&])/gu, ' ').trim();
  return /^(?:page|seite|p[áa]gina|pagina|strona)?(?:\s(?:of|von|de|di|z))?$/iu.test(words) ? '' : words;
}
