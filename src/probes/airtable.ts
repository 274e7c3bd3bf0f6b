import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const share = sharing({
  id: 'airtable',
  name: 'Airtable',
  // A share with a table or view behind it, or embedded without being a form.
  shown: /^airtable\.com\/(?:embed\/)?(?:app\w{14}\/)?shr\w{14}(?:\/tbl\w{14})?(?:\/viw\w{14})?(?:[/?#]|$)/u,
  open: (page) => {
    if (/readSharedFormData/u.test(page.document.text)) return undefined;
    return /readSharedViewData/u.test(page.document.text) ? 'note' : undefined;
  },
});

export default {
  title: 'Airtable share that shows answers',
  severity: 'high',
  remediation: [
    'Open the view > Share and sync > the link, and switch it off or set a password; hide the columns nobody outside needs.',
    'Open Share (top right) > Share publicly: a link to the whole base shows every table.',
    'Untick “Show all fields in expanded records” and “Allow viewers to copy data out of this view”.',
    'Open the link in a private window: it should say that the view is no longer available.',
  ],
  source: 'Airtable Support: shared views, sharing a base publicly',
  hints: ['airtable.com'],
  ...share,
} satisfies Probe;
