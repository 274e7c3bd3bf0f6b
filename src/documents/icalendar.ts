import type { Document, Reader, Source, Table } from '../model.ts';
import { blank } from '../reading/blank.ts';
import { type Component, type ContentLine, componentsOf, valuesOf } from '../reading/content-lines.ts';
import { charsetOf, decodeAll, headOf, looksLikeText } from '../reading/encoding.ts';
import { unreadable } from '../reading/unreadable.ts';

const maxBytes = 64 * 1024 * 1024;

const events: ReadonlySet<string> = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY']);

const properties = ['SUMMARY', 'DTSTART', 'DTEND', 'LOCATION', 'DESCRIPTION', 'CONTACT', 'COMMENT', 'STATUS', 'URL'];

const accepts = (source: Source): number =>
  looksLikeText(source.body.head) && /^\s{0,20}BEGIN:VCALENDAR\b/iu.test(headOf(source.body.head, source.contentType)) ? 0.95 : 0;

const person = ({ name, parameters, value }: ContentLine): readonly string[] => [
  parameters.get('CN') ?? '',
  value.replace(/^mailto:/iu, ''),
  name === 'ORGANIZER' ? 'organiser' : (parameters.get('ROLE') ?? 'attendee').toLowerCase(),
  parameters.get('PARTSTAT') ?? '',
];

const isPerson = ({ name }: ContentLine): boolean => name === 'ATTENDEE' || name === 'ORGANIZER';

const listOf = (where: string, header: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  where,
  shape: 'list',
  header,
  rows,
  hidden: false,
  caption: where,
  hiddenColumns: [],
});

function read(source: Source): Document {
  if (source.body.size > maxBytes) throw unreadable(`a calendar larger than ${maxBytes / 1024 / 1024} MB`);
  const text = decodeAll(source.body, charsetOf(source.contentType));
  const components = componentsOf(text);
  const calendar = components.find((component: Component) => component.name === 'VCALENDAR');
  const held = components.filter((component) => events.has(component.name));
  const people = held.flatMap((component) => component.lines.filter(isPerson).map(person));
  const rows = held.map((component) => properties.map((property) => valuesOf(component, property).join('; ')));
  const tables = [
    ...(rows.length > 0
      ? [
          listOf(
            'events',
            properties.map((property) => property.toLowerCase()),
            rows,
          ),
        ]
      : []),
    ...(people.length > 0 ? [listOf('attendees', ['name', 'email', 'role', 'status'], people)] : []),
  ];
  return {
    ...blank('text', 'text/calendar'),
    title: calendar ? (valuesOf(calendar, 'X-WR-CALNAME')[0] ?? '') : '',
    text,
    tables,
  };
}

export default { title: 'iCalendar', accepts, read } satisfies Reader;
