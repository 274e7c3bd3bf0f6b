import type { Evidence, Page, Probe } from '../model.ts';
import { causeOf } from '../platforms/lead.ts';

const id = 'salesforce-aura';

const isSite = (page: Page): boolean =>
  /siteforce:(?:communityApp|napiliApp)|\/s\/sfsites\/(?:l|auraFW)\/|"fwuid"\s{0,3}:\s{0,3}"/u.test(page.document.text) ||
  /sfdcedge/iu.test(page.headers.server ?? '');

/** What a guest may read of Salesforce is only told by POST: the owner has to look. */
function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  if (!isSite(page) || page.status !== 200) return undefined;
  return {
    shows: 'note',
    marker: 'a Salesforce Experience Cloud site that serves guests: look at the guest user’s profile and sharing rules',
    rows: undefined,
    cause: causeOf(id, page.url, 'guest'),
  };
}

export default {
  title: 'Salesforce site for guests: look from inside',
  severity: 'review',
  remediation: [
    'In Setup open Digital Experiences > All Sites > Workspaces > Administration > Pages > Go to Force.com > Public Access Settings: that is the guest user’s profile.',
    'Under Object Settings take Read away from every object a visitor does not need; a form needs Create only.',
    'In Setup > Sharing Settings delete guest user sharing rules that share records with the guest, and keep “Secure guest user record access” on.',
    'Untick “API Enabled” and “Access Activities” in the guest’s system permissions, and run the Guest User Access report.',
  ],
  source: 'Salesforce: guest user security policies; google/aura-inspector',
  hints: ['siteforce:', '/s/sfsites/', 'fwuid', 'sfdcedge'],
  recognise,
} satisfies Probe;
