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

/** Programs that know nobody's name put the mailbox in its place. */
const calledBy = (parameters: ContentLine['parameters']): string => {
  const name = parameters.get('CN') ?? '';
  return name.includes('@') ? '' : name;
};

const person = ({ name, parameters, value }: ContentLine): readonly string[] => [
  calledBy(parameters),
  value.replace(/^mailto:/iu, ''),
  name === 'ORGANIZER' ? '' : (parameters.get('ROLE') ?? 'attendee').toLowerCase(),
  parameters.get('PARTSTAT') ?? '',
];

/** Rooms and desks are invited, too; RFC 5545, 3.2.3: who says nothing is an individual. */
const isPerson = ({ parameters }: ContentLine): boolean =>
  (parameters.get('CUTYPE') ?? 'INDIVIDUAL').toUpperCase() === 'INDIVIDUAL';

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
  const called = (property: string): readonly (readonly string[])[] =>
    held.flatMap(({ lines }) => lines.filter((line) => line.name === property && isPerson(line)).map(person));
  const attendees = called('ATTENDEE');
  const organisers = called('ORGANIZER');
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
    ...(attendees.length > 0 ? [listOf('attendees', ['full name', 'email', 'role', 'status'], attendees)] : []),
    ...(organisers.length > 0 ? [listOf('organisers', ['organiser name', 'organiser email', 'role', 'status'], organisers)] : []),
  ];
  return {
    ...blank('text', 'text/calendar'),
    title: calendar ? (valuesOf(calendar, 'X-WR-CALNAME')[0] ?? '') : '',
    text,
    tables,
    // Booking programs write the customer into the description, a line for each answer.
    passages: held
      .flatMap(({ lines }) => lines.filter(({ name, text: said }) => name === 'DESCRIPTION' && said.includes('\n')))
      .map((line) => ({ text: line.text, where: 'description', at: undefined, hidden: false, label: '' })),
  };
}

export default { title: 'iCalendar', accepts, read } satisfies Reader;
