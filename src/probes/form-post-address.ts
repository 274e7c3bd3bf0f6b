import type { Evidence, Form, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense, publicForms } from '../platforms/lead.ts';
import { holdItsAnswers, holdPeople } from '../platforms/rows.ts';
import { namesAnswers } from '../platforms/tempting.ts';

const id = 'form-post-address';
const maxForms = 10;

// GET on these may do something, or is somebody's account.
const never =
  /log-?(?:in|out|off)|sign-?(?:in|out|up)|register$|delete|remove|clear|resend|unsubscribe|subscribe|toggle|cart|basket|checkout|pay|search|vote|like|password|session|token|captcha|cookie|consent|xmlrpc|wp-comments-post|admin-post|admin-ajax/iu;

const isAsked = (form: Form, page: Page): boolean =>
  form.fields.filter((field) => field.type !== 'hidden' && field.type !== 'submit').length >= 2 &&
  form.action.pathname !== page.url.pathname &&
  form.action.pathname !== '/' &&
  !never.test(form.action.pathname + form.action.search);

/** `/complaints`, `/complaints.json` and, below it, the collection it belongs to. */
function leadsOf(page: Page, form: Form): readonly Lead[] {
  const { pathname } = form.action;
  const path = pathname.replace(/\/$/u, '');
  const cut = path.lastIndexOf('/');
  const parent = path.slice(0, cut);
  const ending = /\.[a-z0-9]{2,5}$/iu.exec(path)?.[0] ?? '';
  const cause = causeOfForm(id, page, { id: path, shown: form });
  const beside = (suffix: string): string => `${parent}/${nonsense}${suffix}`;
  const asked = [
    { path: `${pathname}${form.action.search}`, control: `${beside(ending)}${pathname.endsWith('/') ? '/' : ''}`, rank: 0 },
    ...(ending === '' ? [{ path: `${path}.json`, control: beside('.json'), rank: 2 }] : []),
    // `/complaints/create` posts into `/complaints`.
    ...(cut > 0 &&
    (namesAnswers(parent) || /\/(?:new|create|add|store|send|submit|post|save)$/iu.test(path)) &&
    !/\/api(?:\/v\d)?$/iu.test(parent)
      ? [{ path: parent, control: `${parent.slice(0, parent.lastIndexOf('/'))}/${nonsense}`, rank: 1 }]
      : []),
  ];
  return leadsTo(id, form.action, { cause, asked });
}

function leads(page: Page): readonly Lead[] {
  return publicForms(page)
    .filter((form) => isAsked(form, page))
    .slice(0, maxForms)
    .flatMap((form) => leadsOf(page, form));
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  if (!holdPeople(records) || !holdItsAnswers(records)) return undefined;
  const rows = Math.max(...records.map((one) => one.rows));
  return {
    shows: 'answers',
    marker: 'the address a form posts to answers reading with what was posted',
    rows,
    cause: causeOf(id, page.url, page.url.pathname.replace(/(?:\.json|\/)$/u, '')),
  };
}

export default {
  title: 'A form’s own address gives its answers back',
  severity: 'critical',
  remediation: [
    'In the route that stores the form, allow POST only: reading (GET) should answer 405 Method Not Allowed.',
    'If staff read the answers at this address, put it behind their sign-in: the list and each single record.',
    'In a framework, look for the default that opened it: Django REST “AllowAny”, a Rails scaffold’s index and show, Laravel’s apiResource, a public read role.',
    'Ask for the address again without signing in, with and without “.json”.',
  ],
  source: 'REST routes that serve POST and GET at one address; RFC 9110 section 15.5.6 (405)',
  generic: true,
  hints: ['method="post"', "method='post'", 'method=post', 'method="POST"'.toLowerCase(), 'formaction'],
  leads,
  recognise,
} satisfies Probe;
