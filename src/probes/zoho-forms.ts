import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const share = sharing({
  id: 'zoho-forms',
  name: 'Zoho',
  shown:
    /^(?:forms|creatorapp|creator|sheet)\.zoho(?:public)?\.(?:com|eu|in|com\.au)\/(?:.{1,160}\/(?:reportperma|report-embed|view-embed|view-perma|form-embed-report)\/|sheet\/published\/)[\w-]{6,120}/u,
});

export default {
  title: 'Zoho report published to anyone',
  severity: 'critical',
  remediation: [
    'Zoho Forms: open the report > Share > Permalink or Embed, and switch it off.',
    'Zoho Creator: open the application > Settings > Publish, and remove the report from the published components.',
    'Zoho Sheet: File > Publish, and remove the published document.',
    'Open the link in a private window: it should say that you do not have permission.',
  ],
  source: 'Zoho Forms, Creator and Sheet help: permalinks, publishing reports',
  hints: ['zoho'],
  ...share,
} satisfies Probe;
