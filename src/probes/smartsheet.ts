import type { Probe } from '../model.ts';
import { sharing } from '../platforms/shared-links.ts';

const share = sharing({
  id: 'smartsheet',
  name: 'Smartsheet',
  shown:
    /^(?:app\.smartsheet(?:\.eu|gov)?\.com\/b\/publish\?EQBCT=[0-9a-f]{16,64}|publish\.smartsheet(?:\.eu)?\.com\/[0-9a-f]{16,64})/iu,
});

export default {
  title: 'Smartsheet published to anyone',
  severity: 'critical',
  remediation: [
    'Open the sheet or report > File > Publish, and switch off Read Only HTML, Read Only Full and Edit by Anyone.',
    'Where colleagues need it, publish to “Only people in your organization” or share by address.',
    'As administrator, set Admin Center > Governance Controls > Publish to “Users in your organization”.',
    'Open the link in a private window: it should say that it is no longer published.',
  ],
  source: 'Smartsheet help: publish sheets, reports and dashboards (522078)',
  hints: ['smartsheet'],
  ...share,
} satisfies Probe;
