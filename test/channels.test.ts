import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadNotifiers } from '../src/catalogue.ts';
import { openChannels } from '../src/channels.ts';
import type { ChannelSettings } from '../src/config.ts';
import { toolsFor } from './notifier-fixture.ts';

const kinds = await loadNotifiers();

const channel = (type: string, settings: Readonly<Record<string, unknown>>): ChannelSettings => ({
  name: 'dpo',
  type,
  minSeverity: 'high',
  targets: ['Main website'],
  settings,
  line: 12,
});

const mistakesOf = (one: ChannelSettings): readonly string[] => {
  const opened = openChannels([one], kinds, toolsFor(1_000));
  return 'mistakes' in opened ? opened.mistakes.map(({ line, says }) => `${line}: ${says}`) : [];
};

test('a channel of the settings file can be told alerts', () => {
  const opened = openChannels([channel('slack', { webhook: 'https://hooks.slack.example/x' })], kinds, toolsFor(1_000));
  assert.ok('channels' in opened);
  assert.deepEqual(
    opened.channels.map(({ name, minSeverity, targets }) => ({ name, minSeverity, targets })),
    [{ name: 'dpo', minSeverity: 'high', targets: ['Main website'] }],
  );
});

test('a misspelt type of channel is told with its line and the nearest one', () => {
  assert.deepEqual(mistakesOf(channel('slak', {})), [
    '12: channels, dpo, type: should be one of console, email, pagerduty, slack, teams, webhook; did you mean “slack”?',
  ]);
});

test('a missing, a wrong and an unknown setting are each a sentence without the value', () => {
  assert.deepEqual(mistakesOf(channel('webhook', { url: 'ftp://secret', secrets: 'hunter2' })), [
    '12: channels, dpo, url: should be a whole address that begins with https:// (http:// only inside your own network), without user name and password',
    '12: channels, dpo, secret: should be a text the receiver knows too',
    '12: channels, dpo: there is no setting “secrets” for webhook',
  ]);
  assert.deepEqual(
    mistakesOf(channel('email', { smtp: 'smtp://localhost', from: 'a@b.example', to: ['a@b.example', 'nobody'] })),
    ['12: channels, dpo, to, entry 2: should be a mail address, such as dpo@example.gov.uk'],
  );
});
