import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfig } from '../src/config.ts';
import { isCron } from '../src/schedule.ts';

// Every mistake in targets.yaml: what, where and what to do. Never an exception.

const around = { secret: (name: string) => (name === 'HOOK' ? 'https://hooks.example.org/x' : undefined), isCron };

const mistakesIn = (text: string): readonly string[] => {
  const parsed = parseConfig(text, around);
  return 'mistakes' in parsed ? parsed.mistakes.map(({ line, says }) => `${line}: ${says}`) : [];
};

const target = (...lines: readonly string[]): string =>
  ['organisation: X', 'targets:', '  - name: A', ...lines.map((line) => `    ${line}`), ''].join('\n');
const start = 'start: [https://a.example/]';

const wrong: readonly (readonly [string, string, readonly RegExp[]])[] = [
  ['nothing', '', [/^1: is empty, or no settings; begin with organisation:/u]],
  ['a number', '42', [/^1: is empty, or no settings/u]],
  ['a list', '[]', [/^1: organisation: is missing$/u, /^1: targets: is missing$/u]],
  ['tabs', 'organisation: X\n\ttargets: []', [/^2: this is not YAML: Tabs/u]],
  ['a key twice', 'organisation: X\norganisation: Y\n', [/^2: this is not YAML: .*unique/u]],
  ['no targets', 'organisation: X\ntargets: []', [/^2: targets: needs at least one entry$/u]],
  ['a start that is no list', target('start: https://a.example/'), [/^4: .*start: should be a list/u]],
  ['a start without a scheme', target('start: [a.example]'), [/^4: .*“a.example” is not an address; write it whole/u]],
  ['a start with a password', target('start: [https://u:p@a.example/]'), [/^4: .*holds a user name or a password/u]],
  [
    'a start outside the scope',
    target(start, 'scope: [b.example]'),
    [/^4: start: https:\/\/a.example\/ is outside the scope .* add a.example to scope:$/u],
  ],
  ['a scope as wide as a country', target(start, 'scope: ["*.uk"]'), [/^5: .*scope, entry 1: should be a host such as/u]],
  ['a scope with a path', target(start, 'scope: [a.example/x]'), [/^5: .*scope, entry 1: should be a host/u]],
  ['a denied address outside the scope', target(start, 'denied: [https://b.example/x]'), [/^5: denied: .* outside the scope/u]],
  ['a denied address that acts', target(start, 'denied: [https://a.example/user/logout]'), [/^5: denied: .* is never asked/u]],
  [
    'a misspelt limit',
    target(start, 'limits: { page: 3 }'),
    [/^5: .*limits: there is no setting “page”; did you mean “pages”\?$/u],
  ],
  [
    'limits that are none',
    target(start, 'limits: { pages: -3, requests_per_second: 0, body_mb: 9999 }'),
    [/pages: should be at least 1$/u, /requests_per_second: should be more than 0$/u, /body_mb: should be 1000 at most$/u],
  ],
  ['a rhythm that is none', target(start, 'watch: often'), [/^5: watch: “often” is not a cron expression/u]],
  ['a time zone that is none', target(start, 'timezone: Mars'), [/^5: .*timezone: is not a time zone/u]],
  ['a reason that is empty', target(start, 'published: [{ urls: ["/x"], reason: "" }]'), [/reason: is empty$/u]],
  [
    'a channel that is none',
    `${target(start, 'notify: [dop]')}channels: { dpo: { type: console } }\n`,
    [/^5: notify: there is no channel “dop”; name it under channels:$/u],
  ],
  [
    'a channel’s target that is none',
    `${target(start)}channels: { dpo: { type: console, targets: [B] } }\n`,
    [/^5: channels, dpo, targets: there is no target “B”/u],
  ],
  [
    'a secret that is none',
    `${target(start)}channels: { dpo: { type: slack, webhook: "\${NOPE}" } }\n`,
    [/^5: the environment has no variable NOPE/u],
  ],
  [
    'references that multiply',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, place) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[place]}`).join(',')}]`).join('\n')}\n`,
    [/^1: repeats itself by references/u],
  ],
  [
    'two names alike',
    `organisation: X\ntargets:\n  - { name: A, ${start} }\n  - { name: A, ${start} }\n`,
    [/^4: there are two targets named “A”/u],
  ],
];
for (const [name, text, says] of wrong)
  test(`${name} is told with its line`, () => {
    const mistakes = mistakesIn(text);
    assert.equal(mistakes.length, says.length, mistakes.join('\n'));
    says.forEach((expected) => {
      assert.ok(
        mistakes.some((mistake) => expected.test(mistake)),
        mistakes.join('\n'),
      );
    });
  });

test('a secret is filled in, and never repeated in a mistake', () => {
  const parsed = parseConfig(`${target(start)}channels: { dpo: { type: slack, webhook: "\${HOOK}" } }\n`, around);
  assert.ok('config' in parsed);
  assert.equal(parsed.config.channels[0]?.settings.webhook, 'https://hooks.example.org/x');
  assert.ok(
    mistakesIn(`${target(start, 'nme: x')}channels: { dpo: { type: "\${HOOK}", webhok: "\${HOOK}" } }\n`).every(
      (said) => !said.includes('hooks.example'),
    ),
  );
});

test('the file that Passerby ships is right', async () => {
  const { readFileSync } = await import('node:fs');
  assert.deepEqual(mistakesIn(readFileSync(new URL('../targets.yaml', import.meta.url), 'utf8')), []);
});
