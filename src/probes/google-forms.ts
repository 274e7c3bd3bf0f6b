import type { Page, Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

// Published summaries end in /viewanalytics; the address follows from the form's own.
const form = /^docs\.google\.com\/forms\/(?:u\/\d\/)?d\/(?:e\/)?([\w-]{20,120})\/(?:viewform|formResponse)/u;

function isSummary(page: Page): boolean {
  return (
    page.url.pathname.endsWith('/viewanalytics') &&
    /freebirdAnalytics|FB_PUBLIC_ANALYTICS|data-response-count|AnalyticsViewQuestion/u.test(page.document.text)
  );
}

const share = sharing({
  id: 'google-forms',
  name: 'Google Forms',
  shown: /^docs\.google\.com\/forms\/.{1,200}\/viewanalytics/u,
  derived: (url) => {
    const key = form.exec(`${url.host}${url.pathname}`)?.[1];
    return key === undefined ? undefined : `https://docs.google.com/forms/d/e/${key}/viewanalytics`;
  },
  // Opens one person's filled form.
  handing: /^docs\.google\.com\/forms\/.{1,200}[?&]edit2=/u,
  open: (page) => (isSummary(page) ? 'door' : undefined),
});

export default {
  title: 'Google Forms summary of answers in public',
  severity: 'high',
  remediation: [
    'Open the form > Settings > Presentation, and switch “View results summary” off.',
    'Under Settings > Responses switch “Allow response editing” off where links to edit were published.',
    'Open Share (three dots > Add collaborators) and set “Restricted”; remove “Anyone with the link: Editor”.',
    'Ask for the form’s address with /viewanalytics in a private window: it should lead back to the form.',
  ],
  source: 'Google Docs Editors Help: view and manage form responses; published incidents of “View results summary”',
  hints: ['docs.google.com/forms', 'viewanalytics', 'forms.gle'],
  ...share,
} satisfies Probe;
