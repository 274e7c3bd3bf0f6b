import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const share = sharing({
  id: 'wufoo',
  name: 'Wufoo',
  shown: /^[\w-]{1,60}\.wufoo\.(?:com|eu)\/(?:reports|entries|export\/report)\/[\w-]{1,80}/u,
});

export default {
  title: 'Wufoo report in public',
  severity: 'high',
  remediation: [
    'Open Reports > the report > Protect or Public settings, and untick “Public”, or set a password.',
    'Delete the data grid widget from reports that must stay public: charts show nobody.',
    'Remove links to the report, its RSS and its export from public pages.',
    'Open the report in a private window: it should say that it is private.',
  ],
  source: 'Wufoo help: public and private forms and reports',
  hints: ['wufoo'],
  ...share,
} satisfies Probe;
