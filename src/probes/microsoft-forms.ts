import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

// The summary's address needs a token nobody can guess: it is known only where somebody published it.
const share = sharing({
  id: 'microsoft-forms',
  name: 'Microsoft Forms',
  shown: /^forms\.(?:office|microsoft|cloud\.microsoft)\.?(?:com)?\/(?:Pages\/)?AnalysisPage\.aspx/iu,
  handing:
    /^forms\.(?:office\.com|microsoft\.com|cloud\.microsoft)\/(?:Pages\/(?:AnalysisPage\.aspx\?.{0,300}AnalyzerToken=|DesignPage(?:V2)?\.aspx\?.{0,300}Token=|ShareFormPage\.aspx\?.{0,300}sharetoken=.{1,300}collab))/iu,
});

export default {
  title: 'Microsoft Forms summary or editing link in public',
  severity: 'high',
  remediation: [
    'Open the form > View responses > three dots > Get a summary link, and choose Delete to end the link.',
    'Open Collaborate or Duplicate (three dots) and choose “Remove link” under “Share to collaborate”.',
    'Take the link off the page, out of documents and out of caches: whoever saved it can use it until it is deleted.',
    'Open the link in a private window: it should say that the link is no longer valid.',
  ],
  source: 'Microsoft Support: share your form results (summary link), share a form to collaborate',
  hints: ['analysispage.aspx', 'designpage', 'sharetoken', 'forms.office.com', 'forms.microsoft.com', 'forms.cloud.microsoft'],
  ...share,
} satisfies Probe;
