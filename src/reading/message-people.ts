/** People as the segments of a message tell of them, a detail at a time: name here, address there, birth date between. */

import type { Table } from '../model.ts';

type Told = { readonly role: string; readonly details: Map<string, string> };

export type MessagePeople = {
  /** Somebody else is spoken of, such as a surgery: what follows is theirs. */
  readonly leave: () => void;
  /** A part of the message begins; details in it may come before the name they belong to, as laboratories write addresses. */
  readonly begin: () => void;
  /** The details that follow are of somebody in this role, such as `patient`. */
  readonly name: (role: string, name: string) => void;
  /** A detail of whoever is spoken of; the first of its kind counts. */
  readonly tell: (label: string, value: string) => void;
  /** More of a detail that may come any number of times, such as results; of whoever was spoken of last. */
  readonly add: (label: string, value: string) => void;
  readonly tables: () => readonly Table[];
};

const maxPeople = 200_000;
const maxDetailChars = 4000;

export function openMessagePeople(): MessagePeople {
  const people: Told[] = [];
  let last: Told | undefined;
  let ahead = new Map<string, string>();
  /** Where details go; nowhere while somebody else is spoken of. */
  let open: Map<string, string> | undefined = ahead;
  const leave = (): void => {
    ahead = new Map();
    open = undefined;
  };
  const begin = (): void => {
    open = ahead;
  };
  const name = (role: string, full: string): void => {
    last = { role, details: new Map([...ahead, [`${role} name`, full]]) };
    ahead = new Map();
    open = last.details;
    if (people.length < maxPeople) people.push(last);
  };
  const tell = (label: string, value: string): void => {
    if (value !== '' && open?.has(label) === false) open.set(label, value);
  };
  const add = (label: string, value: string): void => {
    const before = last?.details.get(label);
    if (value === '' || (before ?? '').length > maxDetailChars) return;
    last?.details.set(label, before === undefined ? value : `${before}; ${value}`);
  };
  const tables = (): readonly Table[] =>
    [...new Set(people.map(({ role }) => role))].map((role) => {
      const own = people.filter((one) => one.role === role);
      const header = [...new Set(own.flatMap(({ details }) => [...details.keys()]))];
      return {
        where: `each ${role}`,
        shape: 'list',
        header,
        rows: own.map(({ details }) => header.map((label) => details.get(label) ?? '')),
        hidden: false,
        caption: '',
        hiddenColumns: [],
      };
    });
  return { leave, begin, name, tell, add, tables };
}

/** `19380206` and, as passenger lists have it, `380206`: nobody in these messages is yet to be born. */
export function birthOf(digits: string): string {
  const [, century = '', year = '', month, day] = /^(\d{2})?(\d{2})(\d{2})(\d{2})(?:\d{4,6})?$/u.exec(digits) ?? [];
  if (month === undefined) return digits;
  return `${century === '' ? (Number(year) > 30 ? '19' : '20') : century}${year}-${month}-${day}`;
}

/** Its parts in a row, blanks within them single. */
export const inOne = (parts: readonly (string | undefined)[], between: string): string =>
  parts
    .map((part) => (part ?? '').replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join(between);
