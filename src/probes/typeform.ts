import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const share = sharing({
  id: 'typeform',
  name: 'Typeform',
  shown: /^[\w-]{1,60}\.typeform\.com\/report\/[\w-]{4,40}\/[\w-]{6,80}/u,
  // The report is drawn by script: its address on a public page is all there is to see.
  open: (page) => (page.status === 200 && /typeform/iu.test(page.document.title) ? 'note' : undefined),
});

export default {
  title: 'Typeform report shared with anyone',
  severity: 'medium',
  remediation: [
    'Open the form > Results > Summary > Share report, and switch “Share report” off.',
    'Hide questions with names or free text from the report before sharing charts.',
    'Remove the link from public pages.',
    'Open the link in a private window: it should say that the report does not exist.',
  ],
  source: 'Typeform help center: share results report',
  hints: ['typeform.com'],
  ...share,
} satisfies Probe;
