import type { BreachLayout } from '../breach/report.ts';
import type { Block, Entry } from '../breach/words.ts';

/** What Markdown would take for its own; addresses and form titles come from web pages. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>|#~]/gu, '\\$&').replaceAll('\n', ' ');

const written = (entry: Entry): string => (typeof entry === 'string' ? plain(entry) : `\\_\\_\\_\\_ *(${plain(entry.blank)})*`);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.map(plain).join(' | ')} |`,
  `|${head.map(() => ' --- |').join('')}`,
  ...rows.map((row) => `| ${row.map(plain).join(' | ')} |`),
];

function linesOf(block: Block): readonly string[] {
  switch (block.as) {
    case 'text':
      return [plain(block.text)];
    case 'rows':
      return block.rows.map(({ label, entries }) => `- **${plain(label)}:** ${entries.map(written).join(' ')}`);
    case 'table':
      return table(block.head, block.rows);
    case 'ticks':
      return block.ticks.map(({ label, ticked }) => `- [${ticked ? 'x' : ' '}] ${plain(label)}`);
    case 'steps':
      return block.entries.map((entry, place) => `${place + 1}. ${plain(entry)}`);
    case 'points':
      return block.entries.map((entry) => `- ${plain(entry)}`);
    case 'code':
      return ['```sh', ...block.lines.map((line) => line.replaceAll('```', '')), '```'];
  }
}

/** For wikis and tickets. */
export default {
  title: 'Markdown, for wikis and tickets',
  print: (_facts, report) =>
    `${[
      `# ${plain(report.title)}`,
      ...(report.subtitle === '' ? [] : [plain(report.subtitle)]),
      plain(report.lead),
      report.glance.map(({ label, value }) => `- **${plain(label)}:** ${plain(value)}`).join('\n'),
      ...report.sections.flatMap(({ heading, blocks }) => [
        `## ${plain(heading)}`,
        ...blocks.map((block) => linesOf(block).join('\n')),
      ]),
      '---',
      plain(report.foot),
    ].join('\n\n')}\n`,
} satisfies BreachLayout;
