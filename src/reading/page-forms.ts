/** `<form>` with its fields, their labels and what is typed into them. */

import type { Field, Form, Table } from '../model.ts';
import { elementOf } from './elements.ts';
import type { Branch } from './markup.ts';
import { isSilent, textOf } from './page-text.ts';

const maxFields = 2000;
const maxLabelChars = 500;
const maxValueChars = 20_000;

const buttons: ReadonlySet<string> = new Set(['submit', 'button', 'image', 'reset']);

type Collected = {
  readonly fields: Field[];
  readonly hidden: Record<string, string>;
  readonly labels: ReadonlyMap<string, string>;
  /** Text since the last control: stands for a missing label. */
  before: string;
  legend: string;
  title: string;
};

const isTicked = ({ attributes }: Branch): boolean => attributes.checked !== undefined;

/** The option somebody chose; the first one is only the browser's default. */
function chosen(select: Branch): string {
  for (const child of select.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'option' && child.attributes.selected !== undefined) return textOf(child) || (child.attributes.value ?? '');
    const inner = child.tag === 'optgroup' ? chosen(child) : '';
    if (inner !== '') return inner;
  }
  return '';
}

function filledWith(control: Branch, type: string): string {
  if (control.tag === 'select') return chosen(control);
  if (control.tag === 'textarea')
    return control.children
      .filter((child) => typeof child === 'string')
      .join('')
      .trim();
  const { value = '' } = control.attributes;
  if (type === 'checkbox' || type === 'radio') return isTicked(control) ? value : '';
  return value;
}

function labelOf(control: Branch, wrapping: string, into: Collected): string {
  const { id, title, placeholder } = control.attributes;
  const named = id === undefined ? undefined : into.labels.get(id);
  const spoken = control.attributes['aria-label'] ?? into.labels.get(control.attributes['aria-labelledby'] ?? '');
  return (named || wrapping || spoken || title || placeholder || into.before).slice(0, maxLabelChars).trim();
}

function control(branch: Branch, wrapping: string, into: Collected): void {
  const { attributes } = branch;
  const type = branch.tag === 'input' ? (attributes.type ?? 'text').toLowerCase() : branch.tag;
  const name = attributes.name ?? attributes.id ?? '';
  const value = filledWith(branch, type).slice(0, maxValueChars);
  if (type === 'hidden') {
    if (name !== '') into.hidden[name] = value;
    return;
  }
  if (buttons.has(type) || into.fields.length >= maxFields) return;
  into.fields.push({ name, label: labelOf(branch, wrapping, into), type, value });
  into.before = '';
}

const isControl = (branch: Branch): boolean => branch.tag === 'input' || branch.tag === 'select' || branch.tag === 'textarea';

function collect(branch: Branch, wrapping: string, into: Collected): void {
  for (const child of branch.children) {
    if (typeof child === 'string') {
      const text = child.trim();
      if (text !== '') into.before = text;
    } else if (isControl(child)) control(child, wrapping, into);
    else if (child.tag === 'label') collect(child, textOf(child), into);
    else if (/^(?:legend|h[1-6])$/u.test(child.tag)) {
      into.before = textOf(child);
      if (child.tag === 'legend') into.legend ||= into.before;
      else into.title ||= into.before;
    } else if (!isSilent(child)) collect(child, wrapping, into);
  }
}

/** `for` and `id` of labels to their texts. */
export function labelsOf(noted: readonly Branch[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const branch of noted) {
    if (branch.tag !== 'label') continue;
    const { id } = branch.attributes;
    const target = branch.attributes.for;
    const text = textOf(branch);
    if (target !== undefined && !labels.has(target)) labels.set(target, text);
    if (id !== undefined) labels.set(id, text);
  }
  return labels;
}

export type FormPage = { readonly base: URL; readonly labels: ReadonlyMap<string, string>; readonly heading: string };

export function formOf(branch: Branch, page: FormPage): Form {
  const { attributes } = branch;
  const into: Collected = { fields: [], hidden: {}, labels: page.labels, before: '', legend: '', title: '' };
  collect(branch, '', into);
  return {
    action: URL.parse(attributes.action ?? '', page.base.href) ?? page.base,
    method: attributes.method?.trim().toLowerCase() === 'post' ? 'post' : 'get',
    title: (attributes['aria-label'] || into.title || into.legend || attributes.title || page.heading).trim(),
    id: attributes.id ?? attributes.name ?? '',
    classes: attributes.class?.trim().split(/\s+/u) ?? [],
    fields: into.fields,
    hidden: into.hidden,
  };
}

const typed: ReadonlySet<string> = new Set(['text', 'email', 'tel', 'date', 'textarea', 'number', 'select']);
const minFilled = 3;

/** A form that comes with answers in several of its fields is somebody's record, opened to be changed. */
export function filledForm(form: Form): Table | undefined {
  const filled = form.fields.filter(({ type, value }) => typed.has(type) && value.trim() !== '');
  if (filled.filter(({ type }) => type !== 'select').length < minFilled) return undefined;
  return {
    where: 'a form filled in',
    shape: 'form',
    header: filled.map(({ label, name }) => label || name),
    rows: [filled.map(({ value }) => value.trim())],
    hidden: false,
    caption: form.title,
    hiddenColumns: [],
  };
}

const isField = (branch: Branch): boolean => isControl(branch) && !buttons.has((branch.attributes.type ?? '').toLowerCase());

function controlsIn(branch: Branch, into: Set<Branch>): void {
  for (const child of branch.children) {
    if (typeof child === 'string') continue;
    if (isControl(child)) into.add(child);
    else if (child.holds.control) controlsIn(child, into);
  }
}

/** Fields that stand in no form are sent by a script; several of them, or a filled one, are a form all the same. */
export function scriptedForm(noted: readonly Branch[], page: FormPage): Form | undefined {
  const owned = new Set<Branch>();
  for (const branch of noted) if (branch.tag === 'form') controlsIn(branch, owned);
  const loose = noted.filter((branch) => isField(branch) && !owned.has(branch) && branch.attributes.form === undefined);
  if (loose.length === 0) return undefined;
  const form = formOf(
    {
      tag: 'form',
      element: elementOf('form'),
      attributes: {},
      children: loose,
      size: 0,
      texts: 0,
      holds: { table: false, control: true },
    },
    page,
  );
  return form.fields.length > 1 || form.fields.some((field) => field.value !== '') ? form : undefined;
}
