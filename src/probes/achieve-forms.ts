import type { Evidence, Page, Probe } from '../model.ts';
import { causeOf } from '../platforms/lead.ts';

const id = 'achieve-forms';

const isHere = (page: Page): boolean =>
  page.url.hostname.endsWith('.achieveservice.com') ||
  /AchieveForms\/\?form_uri=|sandbox-publish:\/\/AF-Process|\/apibroker\/runLookup/u.test(page.document.text);

/** Lookups are asked by POST: what they give to anybody is only told by the designer, from inside. */
function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  if (!isHere(page) || page.status !== 200) return undefined;
  return {
    shows: 'note',
    marker: 'AchieveForms with lookups: see in the designer what each lookup returns to a visitor who is not signed in',
    rows: undefined,
    cause: causeOf(id, page.url, 'lookups'),
  };
}

export default {
  title: 'AchieveForms lookups: look from inside',
  severity: 'review',
  remediation: [
    'In Self > Integrations open every lookup a public form uses, and look at what it returns for an empty or broad search.',
    'Limit its outputs to the fields the form shows, and its rows to the one that was asked for by a secret only that person has.',
    'Set the lookup and its form to “signed-in users only” where residents have accounts.',
    'Try the published form in a private window with the browser’s network view open: no answer may hold other people’s records.',
  ],
  source: 'Granicus govService (AchieveForms): process definitions, apibroker lookups',
  hints: ['achieveforms', 'achieveservice.com', '/apibroker/', 'af-process'],
  recognise,
} satisfies Probe;
