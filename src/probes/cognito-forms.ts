import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const share = sharing({
  id: 'cognito-forms',
  name: 'Cognito Forms',
  shown: /^(?:www\.)?cognitoforms\.com\/(?:forms\/.{1,120}\/entries|[\w-]{1,60}\/[\w-]{1,80}\/?\?.{0,80}view=)/u,
  // An entry's link opens one person's filled form; a file's link, what he attached.
  handing: /^(?:www\.)?cognitoforms\.com\/(?:fu\/[\w-]{6,80}|[\w-]{1,60}\/[\w-]{1,80}\/?#[\w+/=-]{16,400})/u,
});

export default {
  title: 'Cognito Forms entry or file in public',
  severity: 'high',
  remediation: [
    'Open the form > Build > Workflow and set who may open entry links: “Verified email” or people in the organisation, not “Anyone with link”.',
    'In the form’s settings for file uploads choose encryption and keep links out of notifications that are published.',
    'Remove links to entries and files from public pages.',
    'Open the link in a private window: it should ask who you are.',
  ],
  source: 'Cognito Forms support (514): entry links, workflow links and roles',
  hints: ['cognitoforms'],
  ...share,
} satisfies Probe;
