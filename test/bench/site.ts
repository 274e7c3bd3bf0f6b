import { pages } from './corpus.ts';

// A public site as a content management system builds it: head, menu, crumbs, prose, cards, a table, a search form, footer,
// scripts. Nobody's personal data: an office to write to, and no more.

const paragraphsPerPage = 30;
const cardsPerPage = 12;
const menu = 'Council tax,Bins and recycling,Planning,Housing,Schools,Parking,Libraries,Jobs,Contact us,News'.split(',');

const slug = (text: string): string => text.toLowerCase().replace(/[^a-z]+/gu, '-');

const headOf = (number: number, title: string): string => `<!DOCTYPE html>
<html lang="en" dir="ltr" class="no-js">
<head>
  <meta charset="utf-8">
  <title>${title} | Borough of Example</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="description" content="${title}: what you need to know and how to apply.">
  <meta property="og:title" content="${title}"><meta property="og:url" content="/page/${number}">
  <link rel="canonical" href="/page/${number}"><link rel="shortlink" href="/node/${number}">
  <link rel="stylesheet" media="all" href="/sites/default/files/css/css_${slug(title)}.css?delta=0&amp;language=en&amp;theme=borough">
  <script type="application/json" data-drupal-selector="drupal-settings-json">{"path":{"baseUrl":"\\/","currentPath":"node\\/${number}","currentPathIsAdmin":false,"isFront":false,"currentLanguage":"en"},"pluralDelimiter":"\\u0003","ajaxPageState":{"libraries":"borough\\/global,core\\/drupal,system\\/base","theme":"borough"},"user":{"uid":0,"permissionsHash":"c4f0e9d2"}}</script>
  <script>window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);} gtag('js', new Date()); gtag('config', 'GTM-EXAMPLE', {"page_type":"service","node":${number}});</script>
</head>
<body class="path-node page-node-type-service layout-no-sidebars">
<a href="#main-content" class="visually-hidden focusable skip-link">Skip to main content</a>
`;

const menuOf = (name: string): string =>
  `<nav role="navigation" aria-labelledby="block-${name}-menu" id="block-${name}" class="block block-menu navigation menu--${name}">
  <h2 class="visually-hidden" id="block-${name}-menu">${name} navigation</h2>
  <ul class="menu menu--level-1">
${menu.map((entry) => `    <li class="menu__item"><a href="/${slug(entry)}" class="menu__link" data-drupal-link-system-path="taxonomy/term/${entry.length}">${entry}</a></li>`).join('\n')}
  </ul>
</nav>
`;

const cardOf = (number: number, title: string, words: string): string => `  <article class="card card--teaser node--type-news">
    <div class="card__content">
      <h3 class="card__title"><a href="/page/${number}" rel="bookmark"><span>${title}</span></a></h3>
      <time datetime="2024-0${(number % 9) + 1}-1${number % 10}T12:00:00Z" class="card__date">1${number % 10} ${number % 2 === 0 ? 'March' : 'June'} 2024</time>
      <p class="card__summary">${words}</p>
    </div>
  </article>
`;

const feesOf = (number: number): string => `<table class="table responsive-enabled" data-striping="1">
  <caption>Fees from April</caption>
  <thead><tr><th scope="col">Service</th><th scope="col">Size</th><th scope="col">Fee</th></tr></thead>
  <tbody>
${menu.map((entry, at) => `    <tr class="${at % 2 === 0 ? 'odd' : 'even'}"><td>${entry}</td><td>${at + 1} to ${at + 5} places</td><td>&pound;${number % 97}.${10 + at}</td></tr>`).join('\n')}
  </tbody>
</table>
`;

const search = `<form action="/search" method="get" id="search-block-form" accept-charset="UTF-8" class="search-form">
  <label for="edit-keys">Search</label> <input title="Enter the terms you wish to search for." type="search" id="edit-keys" name="keys" value="" size="15" maxlength="128">
  <input type="submit" id="edit-submit" value="Search" class="button form-submit">
</form>
`;

/** Pages of about 30 kB, each linking to its neighbours; `page(n)` stands at `/page/n`. */
export function openPublicSite(count: number): { readonly page: (number: number) => string } {
  const prose = pages(400_000)
    .split('\n\n')
    .filter((text) => !text.includes('@'));
  const paragraph = (at: number): string => prose[at % prose.length] ?? '';
  const wordsOf = (at: number): string => paragraph(at).split('\n').at(-1)?.split('. ')[0] ?? '';
  const titleOf = (at: number): string => paragraph(at).split('\n')[0] ?? '';
  const textOf = (at: number): string => {
    const [heading, ...lines] = paragraph(at).split('\n');
    return `  <h2>${heading}</h2>\n  <p>${lines.join(' ')}</p>\n`;
  };
  return {
    page: (number) => {
      const near = Array.from({ length: cardsPerPage }, (_, at) => (number * 5 + at + 1) % count);
      return [
        headOf(number, titleOf(number)),
        `<header class="site-header" role="banner"><div class="site-logo"><a href="/" rel="home"><img src="/logo.svg" alt="Borough of Example" width="180" height="60"></a></div>\n${search}</header>\n`,
        menuOf('main'),
        `<main role="main"><a id="main-content" tabindex="-1"></a>\n<article class="node node--type-service node--view-mode-full" data-history-node-id="${number}">\n<h1 class="page-title"><span>${titleOf(number)}</span></h1>\n<div class="field field--name-body field--type-text-with-summary">\n`,
        ...Array.from({ length: paragraphsPerPage }, (_, at) => textOf(number * 7 + at)),
        feesOf(number),
        '</div>\n</article>\n<section class="related" aria-label="Related">\n',
        ...near.map((other) => cardOf(other, titleOf(other), wordsOf(other))),
        '</section>\n</main>\n',
        menuOf('footer'),
        `<footer class="site-footer" role="contentinfo"><p>Borough of Example, Town Hall, High Street. Telephone 020 7946 0000. <a href="mailto:enquiries@example.gov.uk">enquiries@example.gov.uk</a></p></footer>\n<script src="/sites/default/files/js/js_${number}.js?scope=footer&amp;delta=0"></script>\n</body>\n</html>\n`,
      ].join('');
    },
  };
}
