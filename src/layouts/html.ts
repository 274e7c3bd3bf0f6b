import type { BreachLayout, BreachReport } from '../breach/report.ts';
import type { Block, Entry } from '../breach/words.ts';
import { escaped } from '../messages/html-text.ts';

// One file, nothing loaded, no script: it is mailed, filed and printed on A4.
const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.4rem 2rem 3rem; max-width: 50rem; color: #16202b; background: #fff;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
header { border-bottom: 3px solid #16202b; padding-bottom: .9rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; letter-spacing: -.01em; }
.subtitle { margin: .35rem 0 0; color: #4a5866; }
.lead { font-size: 1.08rem; margin: 1.1rem 0 1rem; }
.glance { display: grid; grid-template-columns: auto auto 1fr 1.7fr; margin: 0 0 1.5rem; border: 1px solid #c9d1d9; border-radius: 6px; }
.glance div { padding: .6rem .9rem; border-left: 1px solid #c9d1d9; }
.glance div:first-child { border-left: 0; }
.glance dt { font-size: .84em; color: #4a5866; }
.glance dd { margin: .1rem 0 0; font-weight: 600; }
.glance .urgent dd { color: #b3261e; }
h2 { font-size: 1.08rem; margin: 1.7rem 0 .5rem; padding-top: .5rem; border-top: 1px solid #c9d1d9; break-after: avoid; }
p { margin: .5rem 0; }
dl.rows { margin: .4rem 0; }
dl.rows > div { display: grid; grid-template-columns: 11.5rem 1fr; gap: 0 1rem; padding: .22rem 0; break-inside: avoid; }
dl.rows dt { color: #4a5866; }
dl.rows dd { margin: 0; overflow-wrap: anywhere; }
dl.rows dd p { margin: 0; }
.blank { display: flex; gap: .6rem; align-items: baseline; color: #5b6875; font-size: .87em; }
.blank::after { content: ""; flex: 1 1 8rem; min-width: 6rem; border-bottom: 1px solid #8b98a5; }
table { width: 100%; border-collapse: collapse; margin: .7rem 0; font-size: .92em; }
th { text-align: left; font-weight: 600; border-bottom: 1.5px solid #16202b; padding: .25rem .6rem .25rem 0; }
td { vertical-align: top; border-bottom: 1px solid #dfe4e9; padding: .3rem .6rem .3rem 0; overflow-wrap: anywhere; }
td.number, th.number { text-align: right; padding-right: 1.4rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.digest { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace; font-size: .8em; width: 8.5rem; }
tr { break-inside: avoid; }
ul.ticks { list-style: none; margin: .7rem 0; padding: 0; columns: 3; column-gap: 1.6rem; font-size: .88em; }
ul.ticks li { break-inside: avoid; padding-left: 1.5rem; position: relative; margin-bottom: .18rem; color: #4a5866; }
ul.ticks li.ticked { color: #16202b; font-weight: 600; }
ul.ticks li::before { content: "\\2610"; position: absolute; left: 0; }
ul.ticks li.ticked::before { content: "\\2611"; }
ol, ul.points { margin: .4rem 0; padding-left: 1.4rem; }
li { margin: .12rem 0; }
ul.points li { overflow-wrap: anywhere; }
pre { margin: .5rem 0; padding: .6rem .8rem; background: #f3f5f7; border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere;
  font: .86em/1.45 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; break-inside: avoid; }
footer { margin-top: 2rem; padding-top: .7rem; border-top: 1px solid #c9d1d9; color: #4a5866; font-size: .88em; }
@media (max-width: 40rem) { .glance { grid-template-columns: 1fr 1fr; } dl.rows > div { grid-template-columns: 1fr; } ul.ticks { columns: 1; } }
@page { size: A4; margin: 15mm 17mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 8.8pt; line-height: 1.36; }
  h1 { font-size: 17pt; }
  .lead { font-size: 10pt; margin: .8rem 0; }
  .glance { margin-bottom: .9rem; }
  h2 { font-size: 10.5pt; margin: .9rem 0 .25rem; padding-top: .35rem; }
  dl.rows > div { padding: .12rem 0; }
  table { margin: .45rem 0; }
  td, th { padding-top: .16rem; padding-bottom: .16rem; }
  footer { margin-top: 1rem; }
}
`;

const written = (entry: Entry): string =>
  typeof entry === 'string' ? `<p>${escaped(entry)}</p>` : `<p class="blank"><span>${escaped(entry.blank)}</span></p>`;

const columnClass = (name: string): string =>
  name === 'At least' ? ' class="number"' : name.startsWith('Digest') ? ' class="digest"' : '';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string =>
    row.map((cell, place) => `<td${columnClass(head[place] ?? '')}>${escaped(cell)}</td>`).join('');
  return `<table><thead><tr>${head.map((name) => `<th${name === 'At least' ? ' class="number"' : ''}>${escaped(name)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table>`;
}

const list = (opening: string, closing: string, entries: readonly string[]): string =>
  `${opening}\n${entries.map((entry) => `<li>${escaped(entry)}</li>`).join('\n')}\n${closing}`;

function blockOf(block: Block): string {
  switch (block.as) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'rows':
      return `<dl class="rows">\n${block.rows.map(({ label, entries }) => `<div><dt>${escaped(label)}</dt><dd>${entries.map(written).join('')}</dd></div>`).join('\n')}\n</dl>`;
    case 'table':
      return table(block.head, block.rows);
    case 'ticks':
      return `<ul class="ticks">\n${block.ticks.map(({ label, ticked }) => `<li${ticked ? ' class="ticked"' : ''}>${escaped(label)}</li>`).join('\n')}\n</ul>`;
    case 'steps':
      return list('<ol>', '</ol>', block.entries);
    case 'points':
      return list('<ul class="points">', '</ul>', block.entries);
    case 'code':
      return `<pre>${escaped(block.lines.join('\n'))}</pre>`;
  }
}

const glance = ({ glance }: BreachReport): string =>
  `<dl class="glance">${glance.map(({ label, value, isUrgent }) => `<div${isUrgent ? ' class="urgent"' : ''}><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`;

/** A page to print and to hand in. */
export default {
  title: 'a page to print and to hand in',
  print: (_facts, report) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(`${report.title}: ${report.subtitle}`)}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${escaped(report.title)}</h1>
<p class="subtitle">${escaped(report.subtitle)}</p></header>
<p class="lead">${escaped(report.lead)}</p>
${glance(report)}
${report.sections.map(({ heading, blocks }) => `<section>\n<h2>${escaped(heading)}</h2>\n${blocks.map(blockOf).join('\n')}\n</section>`).join('\n')}
<footer>${escaped(report.foot)}</footer>
</body>
</html>
`,
} satisfies BreachLayout;
