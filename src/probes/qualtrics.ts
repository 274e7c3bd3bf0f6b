import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const share = sharing({
  id: 'qualtrics',
  name: 'Qualtrics',
  shown: /^[\w.-]{1,80}\.qualtrics\.com\/(?:reports\/(?:RC\/)?public|results\/public)\/[\w=+%-]{8,400}/u,
  handing:
    /^[\w.-]{1,80}\.qualtrics\.com\/(?:WRQualtricsSurveyEngine\/File\.php\?(?:.{0,80}&)?F=F_|jfe\/form\/SV_\w{8,20}\?.{0,200}Q_R=R_)/u,
});

export default {
  title: 'Qualtrics report or answer in public',
  severity: 'high',
  remediation: [
    'Open the report > Share Report > Manage Public Report, and switch “Public access” off, or set a passcode.',
    'Remove text tables and response tables from reports that must stay public.',
    'Under Survey options > Security switch “Uploaded files access” on, so that files ask for a sign-in; retake links (Q_R) must not be published.',
    'Open the link in a private window: it should ask for a passcode or a sign-in.',
  ],
  source: 'Qualtrics support: public reports, uploaded files access, retake links',
  hints: ['qualtrics.com'],
  ...share,
} satisfies Probe;
