import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { countOf, listOf, objectsOf, textOf, within } from '../platforms/rows.ts';

const id = 'odk-central';
const maxForms = 30;

const form = /\/v1\/projects\/(\d{1,6})\/forms\/([\w.%-]{1,100}?)(?:\.svc|\/|["'?\s]|$)/gu;
const place = /\/v1\/projects\/(\d{1,6})\/(?:forms\/([^/]{1,120})\.svc\/Submissions|datasets\/([^/]{1,120})\.svc\/Entities)/u;

const submissions = (project: string, name: string): string =>
  `/v1/projects/${project}/forms/${name}.svc/Submissions?$top=250&$count=true`;

function leads(page: Page): readonly Lead[] {
  const named = [...page.document.text.matchAll(form)].map((match) => ({ project: match[1] ?? '', name: match[2] ?? '' }));
  const project = /\/v1\/projects\/(\d{1,6})\/forms\/?$/u.exec(page.url.pathname)?.[1];
  const listed =
    project === undefined
      ? []
      : objectsOf(page.document.json).map((row) => ({ project, name: encodeURIComponent(textOf(row.xmlFormId) ?? '') }));
  const forms = new Map(
    [...named, ...listed].filter(({ name }) => name !== '').map((one) => [`${one.project} ${one.name}`, one]),
  );
  const known = [...forms.values()].slice(0, maxForms).flatMap(({ project: number, name }) => {
    const cause = causeOf(id, page.url, `${number} ${name}`);
    return leadsTo(id, page.url, {
      cause,
      asked: [{ path: submissions(number, name), control: submissions(number, nonsense), rank: 0 }],
    });
  });
  if (/\/v1\/projects\/?$/u.test(page.url.pathname)) {
    const projects = objectsOf(page.document.json)
      .map((row) => countOf(row.id))
      .filter((number) => number !== undefined);
    return leadsTo(id, page.url, {
      cause: undefined,
      asked: projects.slice(0, maxForms).map((number) => ({ path: `/v1/projects/${number}/forms`, rank: 1 })),
    });
  }
  // A public access link of Enketo or Web Forms: nothing tells the project, but the list does where it is open.
  const isCentral =
    /\/-\/(?:single\/|preview\/)?[\w]{10,80}/u.test(page.url.pathname) ||
    page.document.links.some(
      (link) => /\/-\/(?:single\/)?\w{10,80}$/u.test(link.url.pathname) && link.url.searchParams.has('st'),
    );
  return [
    ...known,
    ...(isCentral ? leadsTo(id, page.url, { cause: undefined, asked: [{ path: '/v1/projects', rank: 4 }] }) : []),
  ];
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const [, project = '', name, dataset] = place.exec(page.url.pathname) ?? [];
  if (project === '') return undefined;
  const { json } = page.document;
  const cause = causeOf(id, page.url, `${project} ${name ?? dataset}`);
  if (/^(?:401\.\d|403\.1)$/u.test(String(within(json, 'code'))))
    return { shows: 'refusal', marker: 'ODK Central says no', rows: undefined, cause };
  const rows = listOf(within(json, 'value'));
  if (rows === undefined || textOf(within(json, '@odata.context')) === undefined) return undefined;
  const total = countOf(within(json, '@odata.count')) ?? rows.length;
  return { shows: rows.length > 0 ? 'answers' : 'empty', marker: 'ODK Central’s submissions over OData', rows: total, cause };
}

export default {
  title: 'ODK Central submissions open to anyone',
  severity: 'critical',
  remediation: [
    'A public access link only submits: somebody gave the anonymous actor a role that reads. Look at GET /v1/projects/ID/assignments and remove it.',
    'In the project open Project Roles, and leave Viewer and Manager to named people.',
    'Revoke public links that are not needed (Form > Public Access).',
    'Ask for the form’s .svc/Submissions again without signing in: it should answer 403.1.',
  ],
  source: 'ODK Central: lib/resources, lib/util/problem.js; OData service of forms',
  hints: ['/v1/projects', '/-/', 'enketo', '.svc'],
  leads,
  recognise,
} satisfies Probe;
