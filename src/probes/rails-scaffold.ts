import type { Evidence, Lead, Page, Probe, Records } from '../model.ts';
import { causeOf, causeOfForm, leadsTo, nonsense, publicForms } from '../platforms/lead.ts';
import { holdPeople, objectsOf } from '../platforms/rows.ts';

const id = 'rails-scaffold';
const maxForms = 10;

const accounts = /^\/(?:users|sessions?|passwords?|admins?|login|search)(?:\/|$)/u;

/** `POST /complaints` of a scaffold has an index beside it, also as JSON: the same mistake as at the form's own address. */
const causeHere = (page: Page): ReturnType<typeof causeOf> =>
  causeOf('form-post-address', page.url, page.url.pathname.replace(/\.(?:json|csv)$/u, ''));

function leads(page: Page): readonly Lead[] {
  return publicForms(page)
    .filter(
      (form) =>
        'authenticity_token' in form.hidden &&
        /^\/[a-z][a-z0-9_-]{1,60}s$/u.test(form.action.pathname) &&
        !accounts.test(form.action.pathname),
    )
    .slice(0, maxForms)
    .flatMap((shown) => {
      const { pathname } = shown.action;
      const cause = causeOfForm('form-post-address', page, { id: pathname, shown });
      const asked = ['.json', '', '.csv'].map((ending, rank) => ({
        path: `${pathname}${ending}`,
        control: `/${nonsense}${ending}`,
        rank,
      }));
      return leadsTo(id, shown.action, { cause, asked });
    });
}

function recognise(page: Page, records: readonly Records[]): Omit<Evidence, 'probe'> | undefined {
  const rows = objectsOf(page.document.json).filter((row) => 'id' in row && 'created_at' in row && 'updated_at' in row).length;
  if (rows > 0)
    return {
      shows: 'answers',
      marker: 'a Rails index with id, created_at and updated_at of every record',
      rows,
      cause: causeHere(page),
    };
  const { select } = page.document;
  if (!holdPeople(records)) return undefined;
  const isIndex =
    select('meta[name="csrf-param"]').length > 0 &&
    select('main a[href$="/edit"], body a[href$="/edit"], a[data-turbo-method="delete"], a[data-method="delete"]').length > 1;
  const people = Math.max(...records.map((one) => one.rows));
  return isIndex
    ? {
        shows: 'answers',
        marker: 'a Rails scaffold’s index with links to edit every record',
        rows: people,
        cause: causeHere(page),
      }
    : undefined;
}

export default {
  title: 'Rails scaffold’s index open to anyone',
  severity: 'critical',
  remediation: [
    'In config/routes.rb leave what the public needs: resources :complaints, only: [:new, :create].',
    'In the controller put before_action :authenticate_user! (or your own) in front of index, show, edit, update and destroy.',
    'Delete index.json.jbuilder, show.json.jbuilder and respond_to blocks for csv that nobody uses.',
    'Ask for the address again without signing in, with .json and .csv too.',
  ],
  source: 'Rails guides: scaffold_controller templates (index.json.jbuilder), routing with only',
  hints: ['csrf-param', 'authenticity_token', 'created_at'],
  leads,
  recognise,
} satisfies Probe;
