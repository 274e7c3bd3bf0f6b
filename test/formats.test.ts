import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { against, baselineOf, newOnly, readBaseline } from '../src/baseline.ts';
import { loadFormats } from '../src/catalogue.ts';
import type { ScanReport } from '../src/report.ts';
import { strictUri } from '../src/uri.ts';
import { clean, finding, hostile, open, unseen } from './scan-reports.ts';

const formats = new Map((await loadFormats()).map((format) => [format.id, format]));
const print = (id: string, ...reports: readonly ScanReport[]): string => {
  const format = formats.get(id);
  assert.ok(format !== undefined, `there is a format ${id}`);
  return format.print(reports, { columns: 100, colours: false });
};

const everything = [open, clean, unseen, hostile];

/** The schema of the standard, from a package that ships it; it is draft 4, of which it uses nothing that later drafts changed. */
function sarifSchema(): Readonly<Record<string, unknown>> {
  const path = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path, 'utf8'));
  return schema;
}

test('SARIF is valid by the schema of the standard, whatever was found', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const isValid = ajv.compile(sarifSchema());
  for (const reports of [
    [open],
    [clean],
    [unseen],
    [hostile],
    everything,
    against(baselineOf([open], new Date(0)), [open]).reports,
    [],
  ]) {
    isValid(JSON.parse(print('sarif', ...reports)));
    assert.deepEqual(isValid.errors ?? [], []);
  }
});

test('the text for people uses the width there is, and says how much it leaves out', () => {
  const review = Array.from({ length: 11 }, (_, at) => finding(`r${at}`, { severity: 'review' }));
  const step = 'Untick the box for everybody who is not signed in, '.repeat(6);
  const lines = print('text', { ...open, findings: [finding('a', { remediation: [step] })], review }).split('\n');
  assert.ok(lines.some((line) => line.length > 85 && line.length <= 100 && /^ {17}\S/u.test(line)));
  assert.ok(lines.some((line) => line.includes('and 3 more')));
});

test('SARIF tells what could not be told, and fails the run where nothing was read', () => {
  const [first, , third] = JSON.parse(print('sarif', open, clean, unseen)).runs;
  assert.match(first.invocations[0].toolExecutionNotifications[0].message.text, /no answer in time/u);
  assert.equal(first.invocations[0].executionSuccessful, true);
  assert.equal(third.invocations[0].executionSuccessful, false);
});

test('SARIF results keep their fingerprint when the rows change, and suppress what was accepted', () => {
  const { results } = JSON.parse(print('sarif', open)).runs[0];
  const grown = { ...open, findings: open.findings.map((one) => ({ ...one, people: { atLeast: 9_999 } })) };
  const later = JSON.parse(print('sarif', grown)).runs[0].results;
  const fingerprints = (given: readonly { partialFingerprints: unknown }[]) => given.map((one) => one.partialFingerprints);
  assert.deepEqual(fingerprints(results), fingerprints(later));
  assert.equal(results[1].suppressions[0].status, 'accepted');
});

/** From the importer's own list: a field beside these fails the whole import. */
const dojoFields = new Set(
  `title severity description date cwe cve epss_score epss_percentile cvssv3 cvssv3_score cvssv4 cvssv4_score mitigation impact steps_to_reproduce
  severity_justification references active verified false_p out_of_scope risk_accepted under_review is_mitigated thread_id mitigated numerical_severity
  param payload line file_path component_name component_version static_finding dynamic_finding scanner_confidence unique_id_from_tool vuln_id_from_tool
  sast_source_object sast_sink_object sast_source_line sast_source_file_path nb_occurences publish_date service planned_remediation_date
  planned_remediation_version effort_for_fixing tags kev_date known_exploited ransomware_used fix_available fix_version endpoints files vulnerability_ids`.split(
    /\s+/u,
  ),
);

test('any address of a browser is an address for strict readers too', () => {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  const isUri = ajv.compile({ type: 'string', format: 'uri' });
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string({ unit: 'binary' }), (url, more) => {
      for (const address of [url, `${url}/${more}`, `https://www.example.gov.uk/a|b^c[1]{2}"<>\\%zz*#x#y${more}`]) {
        const uri = strictUri(address);
        assert.ok(isUri(uri), uri);
        assert.equal(strictUri(uri), uri);
      }
    }),
  );
});

test('DefectDojo takes every field, and tells findings apart by an id that stays', () => {
  const { findings } = JSON.parse(print('defectdojo', ...everything));
  for (const one of findings) {
    assert.deepEqual(
      Object.keys(one).filter((field) => !dojoFields.has(field)),
      [],
    );
    assert.ok(['Critical', 'High', 'Medium', 'Low', 'Info'].includes(one.severity));
    assert.match(one.date, /^\d{4}-\d\d-\d\d$/u);
    assert.ok(one.title.length > 0 && one.title.length <= 511 && one.description.length > 0);
    for (const endpoint of one.endpoints) assert.ok(URL.canParse(endpoint));
  }
  const ids = JSON.parse(print('defectdojo', open)).findings.map(
    (one: { unique_id_from_tool: string }) => one.unique_id_from_tool,
  );
  assert.deepEqual(ids, ['passerby-a1', 'passerby-a2', 'passerby-b1', 'passerby-c1']);
});

test('DefectDojo sees the same title and description when only the rows change', () => {
  const grown = { ...open, findings: open.findings.map((one) => ({ ...one, people: { atLeast: 9_999 }, kinds: { health: 3 } })) };
  const told = (report: ScanReport) =>
    JSON.parse(print('defectdojo', report)).findings.map(({ title, description }: { title: string; description: string }) => [
      title,
      description,
    ]);
  assert.deepEqual(told(open), told(grown));
});

/** Enough of XML to tell whether it is well formed: every element closed, no stray bracket, no unknown entity, no control. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml [^?]*\?>/u, '')
    .replace(/<(\/?)([\w-]+)((?:\s[\w-]+="[^"<]*")*)(\/?)>/gu, (_whole, end, name, _attributes, empty) => {
      if (end === '/') assert.equal(open.pop(), name);
      else if (empty !== '/') open.push(name);
      return '';
    });
  return open.length === 0 && !/[<>]/u.test(rest) && !/&(?!(?:amp|lt|gt|quot|#10);)/u.test(xml) && !/(?![\n\t])\p{Cc}/u.test(xml);
}

test('JUnit is well formed, fails what is open, skips what was accepted, errs where nothing was read', () => {
  assert.ok(isWellFormed(print('junit', ...everything)));
  const xml = print('junit', open, clean, unseen);
  assert.match(xml, /<testsuite name="Main website" tests="4" failures="2" errors="0" skipped="1"/u);
  assert.match(xml, /<testsuite name="Library" tests="1" failures="0" errors="0"/u);
  assert.match(xml, /<testsuite name="Archive" tests="1" failures="0" errors="1"/u);
});

test('the page loads nothing, runs nothing, and shows hostile titles as text', () => {
  const page = print('html', ...everything);
  assert.doesNotMatch(page, /<script|<iframe|<img|<link|@import|url\(/iu);
  assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/u);
  assert.match(page, /Nothing found that a stranger should not read\./u);
  assert.match(page, /Could not tell: nothing of this target could be read\./u);
});

test('no format hands a spreadsheet a formula or a terminal a command', () => {
  for (const line of print('csv', hostile).split('\r\n'))
    for (const cell of line.split(',')) assert.doesNotMatch(cell, /^"?[=+@]/u);
  assert.doesNotMatch(print('text', hostile), new RegExp(`${String.fromCharCode(27)}\\[`, 'u'));
});

test('every format prints one line of JSON or a whole document for nothing at all', () => {
  for (const [id] of formats) assert.equal(typeof print(id), 'string');
});

const later: ScanReport = {
  ...open,
  findings: [finding('a1'), finding('a2', { people: { atLeast: 4_000 } }), finding('z9')],
};

test('a baseline tells new from known, known from grown, and lists what nothing met', () => {
  const written = JSON.stringify(baselineOf([open], new Date('2026-01-01')));
  const baseline = readBaseline(written);
  assert.ok(baseline !== undefined);
  const { reports, unused } = against(baseline, [later]);
  assert.deepEqual(
    reports[0]?.findings.map((one) => [one.id, one.baseline]),
    [
      ['a1', 'unchanged'],
      ['a2', 'updated'],
      ['z9', 'new'],
    ],
  );
  assert.deepEqual(
    unused.map(({ id }) => id),
    ['b1'],
  );
  assert.deepEqual(
    reports.map(newOnly).flatMap((report) => report.findings.map(({ id }) => id)),
    ['a2', 'z9'],
  );
});

test('a finding that shows another kind of data, or is graver, is news to a baseline', () => {
  const baseline = baselineOf([{ ...open, findings: [finding('a1', { severity: 'medium' }), finding('a2')] }], new Date(0));
  const kinds = { 'email-address': 394, 'person-name': 394, health: 1 };
  const { reports } = against(baseline, [{ ...open, findings: [finding('a1'), finding('a2', { kinds })] }]);
  assert.deepEqual(
    reports[0]?.findings.map((one) => one.baseline),
    ['updated', 'updated'],
  );
});

test('a baseline holds nobody’s data, may be written by hand, and is refused when it is something else', () => {
  assert.doesNotMatch(JSON.stringify(baselineOf([open], new Date(0))), /\*\*\*@/u);
  assert.deepEqual(
    readBaseline('{"version":1,"known":[{"id":"a1"}]}')?.known.map(({ id }) => id),
    ['a1'],
  );
  for (const text of ['', '[]', '{}', '{"version":2,"known":[]}', '{"version":1,"known":[{}]}', '{"version":1,"known":[7]}'])
    assert.equal(readBaseline(text), undefined);
});

test('what the organisation published on purpose is not offered to be published', () => {
  const settled = finding('c2', { severity: 'review', reasons: ['published on purpose: members’ register'] });
  const report: ScanReport = { ...clean, review: [settled] };
  for (const id of ['text', 'html']) {
    assert.match(print(id, report), /Published on purpose/u);
    assert.doesNotMatch(print(id, report), /Probably public|settles each/u);
    assert.match(print(id, open), /Probably public on purpose/u);
  }
});

test('the inventory as CSV has a line per field of every form, and no formula', () => {
  const form = {
    page: 'https://www.netherby.example/report',
    title: '=Report a problem',
    action: 'http://www.netherby.example/send',
    method: 'post',
    platform: 'Drupal 7 or Backdrop Webform answers',
    fields: [
      { name: 'your_email', label: 'E-mail, please', type: 'email', asks: 'email-address' },
      { name: 'ward', label: 'Ward', type: 'text', asks: undefined },
    ],
  } as const;
  const lines = print('forms-csv', { ...clean, target: 'Netherby', forms: [form] }).split('\r\n');
  assert.deepEqual(lines.slice(1), [
    `Netherby,${form.page},'=Report a problem,${form.platform},post,${form.action},no,your_email,"E-mail, please",email,email-address`,
    `Netherby,${form.page},'=Report a problem,${form.platform},post,${form.action},no,ward,Ward,text,`,
    '',
  ]);
});
