import type { Evidence, Lead, Page, Probe } from '../model.ts';
import { causeOf, leadsTo, nonsense } from '../platforms/lead.ts';
import { listOf, objectsOf, textOf, within } from '../platforms/rows.ts';

const id = 'servicenow-widgets';

const isInstance = (page: Page): boolean =>
  page.url.hostname.endsWith('.service-now.com') || /\bvar g_ck\s{0,3}=|window\.NOW\s{0,3}=|\/\$sp\.do/u.test(page.document.text);
const tables = ['incident', 'sys_user', 'sn_customerservice_case'];
const place = /^\/api\/now\/(?:v\d\/)?table\/(\w{1,60})\/?$/u;

/** Widgets are asked by POST; the table API tells over GET whether strangers may read, by record ids alone. */
function leads(page: Page): readonly Lead[] {
  if (!isInstance(page)) return [];
  const path = (table: string): string => `/api/now/table/${table}?sysparm_limit=1&sysparm_fields=sys_id`;
  return tables.flatMap((table) =>
    leadsTo(id, page.url, {
      cause: causeOf(id, page.url, table),
      asked: [{ path: path(table), control: path(nonsense), rank: 4 }],
    }),
  );
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const table = place.exec(page.url.pathname)?.[1];
  if (table === undefined) {
    const marker = 'a ServiceNow portal: look at the access rules behind its public widgets';
    return isInstance(page) && page.status === 200
      ? { shows: 'note', marker, rows: undefined, cause: causeOf(id, page.url, 'guest') }
      : undefined;
  }
  const { json } = page.document;
  const cause = causeOf(id, page.url, table);
  if (/not authenticated|insufficient rights/iu.test(textOf(within(json, 'error', 'message')) ?? ''))
    return { shows: 'refusal', marker: 'ServiceNow says User Not Authenticated', rows: undefined, cause };
  const rows = listOf(within(json, 'result'));
  return rows !== undefined && objectsOf(rows).some((row) => 'sys_id' in row)
    ? { shows: 'door', marker: 'ServiceNow’s table API reads this table to anyone', rows: undefined, cause }
    : undefined;
}

export default {
  title: 'ServiceNow tables behind public widgets',
  severity: 'high',
  remediation: [
    'As security_admin open System Security > Access Control (ACL), filter for type record, operation read and no role, condition or script: these let everyone in. Add a role, or User Authenticated.',
    'Run the “Public widgets” checks of Instance Scan (KB1553688), and untick “Public” on widgets such as Simple List.',
    'For knowledge bases set “Cannot read” user criteria for guests (glide.knowman.block_access_with_no_user_criteria = true).',
    'Ask for /api/now/table/TABLE?sysparm_limit=1 again without signing in: it should answer User Not Authenticated.',
  ],
  source: 'ServiceNow KB1553688; AppOmni on public widgets; Table API documentation',
  hints: ['service-now.com', 'g_ck', 'window.now', '/api/now/'],
  leads,
  recognise,
} satisfies Probe;
