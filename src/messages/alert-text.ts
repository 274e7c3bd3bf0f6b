import type { Alert } from '../model.ts';

// Form titles and addresses come from web pages: whoever writes those would like to write the alert.

const caps = {
  titleChars: 300,
  summaryChars: 2_000,
  facts: 20,
  labelChars: 60,
  valueChars: 500,
  addressChars: 500,
  steps: 20,
  stepChars: 500,
  findings: 20,
  nameChars: 100,
} as const;

/** Controls, line ends, and what turns or hides text: it would forge lines, mail headers or terminal commands. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\s]+/gu;

/** One line of visible text, at most `maxChars` UTF-16 units, no character cut in half. */
export function oneLine(text: string, maxChars: number): string {
  const line = text
    .slice(0, maxChars * 4)
    .toWellFormed()
    .replace(unseen, ' ')
    .trim();
  if (line.length <= maxChars) return line;
  return `${line
    .slice(0, maxChars - 1)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()}…`;
}

/** An alert every channel may lay out: each text one line, nothing unseen, everything bounded, so many addresses listed. */
export function tidy(alert: Alert, maxAddresses: number): Alert {
  const line = (maxChars: number) => (text: string) => oneLine(text, maxChars);
  return {
    ...alert,
    target: oneLine(alert.target, caps.nameChars),
    organisation: oneLine(alert.organisation, caps.nameChars),
    title: oneLine(alert.title, caps.titleChars),
    summary: oneLine(alert.summary, caps.summaryChars),
    facts: alert.facts.slice(0, caps.facts).map(({ label, value }) => ({
      label: oneLine(label, caps.labelChars),
      value: oneLine(value, caps.valueChars),
    })),
    addresses: alert.addresses.slice(0, maxAddresses).map(line(caps.addressChars)),
    moreAddresses: alert.moreAddresses + Math.max(0, alert.addresses.length - maxAddresses),
    steps: alert.steps.slice(0, caps.steps).map(line(caps.stepChars)),
    findings: alert.findings.slice(0, caps.findings).map(line(caps.nameChars)),
  };
}

export const headings = { addresses: 'Addresses', steps: 'What to do' } as const;

/** What stands under the list of addresses when it is not all of them. */
export const moreLine = (more: number): readonly string[] =>
  more === 0 ? [] : [`and ${more} more address${more === 1 ? '' : 'es'} with the same cause`];

const minute = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** Where an alert comes from and how to look further, a part each. */
export const origin = (alert: Alert): readonly string[] => [
  ...new Set([alert.organisation, alert.target].filter((name) => name !== '')),
  ...(alert.kind === 'resolved' || alert.kind === 'test' ? [] : [`${alert.severity} severity`]),
  minute(alert.at),
  ...(alert.findings[0] === undefined ? [] : [`passerby findings show ${alert.findings[0]}`]),
];

export type Line = { readonly as: 'title' | 'summary' | 'heading' | 'entry' | 'foot'; readonly text: string };

const gap: Line = { as: 'entry', text: '' };
const block = (heading: string, entries: readonly string[]): readonly Line[] =>
  entries.length === 0 ? [] : [gap, { as: 'heading', text: heading }, ...entries.map((text): Line => ({ as: 'entry', text }))];

/** A tidy alert as lines of plain text. */
export function linesOf(alert: Alert): readonly Line[] {
  const width = Math.max(0, ...alert.facts.map(({ label }) => label.length)) + 1;
  return [
    { as: 'title', text: alert.title },
    ...(alert.summary === '' ? [] : [gap, { as: 'summary', text: alert.summary } satisfies Line]),
    ...(alert.facts.length === 0 ? [] : [gap]),
    ...alert.facts.map(({ label, value }): Line => ({ as: 'entry', text: `${`${label}:`.padEnd(width)} ${value}` })),
    ...block(
      headings.addresses,
      [...alert.addresses, ...moreLine(alert.moreAddresses)].map((text) => `  ${text}`),
    ),
    ...block(
      headings.steps,
      alert.steps.map((step, index) => `  ${index + 1}. ${step}`),
    ),
    gap,
    { as: 'foot', text: origin(alert).join(' · ') },
  ];
}
