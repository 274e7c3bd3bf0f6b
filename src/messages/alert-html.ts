import type { Alert } from '../model.ts';
import { headings, moreLine, origin } from './alert-text.ts';
import { escaped } from './html-text.ts';

const paragraph = (text: string): string => (text === '' ? '' : `<p>${escaped(text)}</p>\n`);

const facts = (alert: Alert): string =>
  alert.facts.length === 0
    ? ''
    : `<table cellpadding="4" style="border-collapse:collapse">\n${alert.facts
        .map(({ label, value }) => `<tr><th align="left" valign="top">${escaped(label)}</th><td>${escaped(value)}</td></tr>\n`)
        .join('')}</table>\n`;

const list = (heading: string, tag: 'ol' | 'ul', entries: readonly string[]): string =>
  entries.length === 0
    ? ''
    : `<h2 style="font-size:1em">${escaped(heading)}</h2>\n<${tag}>\n${entries.map((entry) => `<li>${entry}</li>\n`).join('')}</${tag}>\n`;

/** A tidy alert as a small HTML page for mail readers: no script, style sheet, image or link, so nothing is loaded or clicked by chance. */
export function htmlOf(alert: Alert): string {
  const addresses = [
    ...alert.addresses.map((address) => `<code>${escaped(address)}</code>`),
    ...moreLine(alert.moreAddresses).map(escaped),
  ];
  return [
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>',
    escaped(alert.title),
    '</title></head>\n<body style="font-family:sans-serif;max-width:44em">\n',
    `<h1 style="font-size:1.3em">${escaped(alert.title)}</h1>\n`,
    paragraph(alert.summary),
    facts(alert),
    list(headings.addresses, 'ul', addresses),
    list(headings.steps, 'ol', alert.steps.map(escaped)),
    `<p style="color:#555;font-size:0.9em">${escaped(origin(alert).join(' · '))}</p>\n</body></html>\n`,
  ].join('');
}
