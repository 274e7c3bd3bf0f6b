import { csvLine, type ReportFormat } from '../report-format.ts';

const columns = [
  'target',
  'page',
  'form',
  'platform',
  'method',
  'action',
  'encrypted',
  'field',
  'label',
  'type',
  'asks_for',
] as const;

/** The inventory: what each form on the estate asks for, and where it sends it. A line per field (RFC 4180). */
export default {
  title: 'the inventory: a line per field of every form',
  print: (reports) =>
    [
      csvLine(columns),
      ...reports.flatMap(({ target, forms }) =>
        forms.flatMap(({ page, title, platform, method, action, fields }) =>
          fields.map(({ name, label, type, asks }) =>
            csvLine([
              ...[target, page, title, platform, method, action, action.startsWith('https:') ? 'yes' : 'no'],
              ...[name, label, type, asks],
            ]),
          ),
        ),
      ),
      '',
    ].join('\r\n'),
} satisfies ReportFormat;
