import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const share = sharing({
  id: 'surveymonkey',
  name: 'SurveyMonkey',
  shown: /^(?:www\.|[a-z]{2}\.)?surveymonkey\.(?:com|co\.uk|de)\/(?:results|stories)\/SM-[\w-]{4,60}/u,
  open: (page) => (/individual responses|respondent #\d/iu.test(page.document.text) ? 'door' : undefined),
});

export default {
  title: 'SurveyMonkey results shared with anyone',
  severity: 'high',
  remediation: [
    'Open the survey > Analyze Results > Share, and delete the shared link, or set a password.',
    'In the link’s settings untick “Individual responses” and “Open-ended responses”: charts show nobody.',
    'Remove the link from public pages.',
    'Open the link in a private window: it should say that it is not available.',
  ],
  source: 'SurveyMonkey help: sharing results',
  hints: ['surveymonkey'],
  ...share,
} satisfies Probe;
