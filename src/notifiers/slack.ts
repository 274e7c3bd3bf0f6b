import { IncomingWebhook, type IncomingWebhookSendArguments } from '@slack/webhook';
import { z } from 'zod';
import { headings, linesOf, moreLine, oneLine, origin, tidy } from '../messages/alert-text.ts';
import { deliveryOf } from '../messages/delivery.ts';
import { hookAddressNeeds, isHookAddress } from '../messages/hook-address.ts';
import type { Alert, AlertKind, NotifierKind, NotifierTools, PostAnswer } from '../model.ts';

type Message = IncomingWebhookSendArguments;
type Blocks = NonNullable<Message['blocks']>;

// Documented: 50 blocks, header 150 characters, section 3,000, ten fields of 2,000. Not documented: all texts together are
// refused somewhere above 11,000 (github.com/slackapi/bolt-js/issues/2867). These add up to less than 9,000.
const maxHeaderChars = 150;
const maxSummaryChars = 1_000;
const maxFacts = 10;
const factsPerSection = 5;
const maxValueChars = 300;
const maxListChars = 1_700;
const maxAddresses = 20;
const maxFallbackChars = 3_500;

const settings = z.strictObject({ webhook: z.string(hookAddressNeeds).refine(isHookAddress, hookAddressNeeds) });

const signs: Readonly<Record<AlertKind, string>> = {
  opened: '🚨',
  reopened: '🚨',
  worsened: '🚨',
  resolved: '✅',
  reminder: '⏰',
  blind: '⚠️',
  digest: '📋',
  test: '🧪',
};

/** What Slack answers beside the status, in our words (docs.slack.dev, incoming webhooks, handling errors). */
const codes: ReadonlyMap<string, string> = new Map([
  ['no_service', 'the webhook was removed or disabled'],
  ['no_service_id', 'the webhook address is incomplete'],
  ['no_team', 'the workspace is gone'],
  ['team_disabled', 'the workspace is disabled'],
  ['invalid_token', 'the webhook address is not valid'],
  ['action_prohibited', 'an administrator does not allow it'],
  ['posting_to_general_channel_denied', 'an administrator does not allow it in this channel'],
  ['channel_not_found', 'the channel is gone'],
  ['channel_is_archived', 'the channel is archived'],
  ['user_not_found', 'the person is not in the workspace'],
]);

/** In mrkdwn `<` begins links and mentions such as `<!channel>` (docs.slack.dev, formatting, escaping text). */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Plain text is shown as it is; brackets are replaced so that no way of quoting it further makes a mention of it. */
const plain = (text: string) => ({
  type: 'plain_text' as const,
  text: text.replaceAll('<', '‹').replaceAll('>', '›') || '–',
  emoji: false,
});

const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text, verbatim: true });
/** Labels are ours, and stand between asterisks. */
const label = (text: string) => mrkdwn(`*${escaped(text.replace(/[*_~`]/gu, ' ').trim()) || '·'}*`);
const section = (text: ReturnType<typeof plain> | ReturnType<typeof mrkdwn>) => ({ type: 'section' as const, text });
const context = (texts: readonly string[]) => ({ type: 'context' as const, elements: texts.map(plain) });

/** As many first lines as fit, one at least. */
function fitting(lines: readonly string[], maxChars: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += line.length + 1;
    return used > maxChars;
  });
  return end === -1 ? lines : lines.slice(0, Math.max(1, end));
}

function factBlocks(alert: Alert): Blocks {
  const facts = alert.facts.slice(0, maxFacts);
  return Array.from({ length: Math.ceil(facts.length / factsPerSection) }, (_, index) => ({
    type: 'section',
    fields: facts
      .slice(index * factsPerSection, (index + 1) * factsPerSection)
      .flatMap((fact) => [label(fact.label), plain(oneLine(fact.value, maxValueChars))]),
  }));
}

function addressBlocks(alert: Alert): Blocks {
  if (alert.addresses.length === 0) return [];
  const listed = fitting(
    alert.addresses.map((address) => escaped(address.replaceAll('`', '%60'))),
    maxListChars,
  );
  const more = moreLine(alert.moreAddresses + alert.addresses.length - listed.length);
  return [
    section(mrkdwn(`*${headings.addresses}*\n\`\`\`\n${listed.join('\n')}\n\`\`\``)),
    ...more.map((line) => context([line])),
  ];
}

function stepBlocks(alert: Alert): Blocks {
  if (alert.steps.length === 0) return [];
  const steps = fitting(
    alert.steps.map((step, index) => `${index + 1}. ${step}`),
    maxListChars,
  );
  return [section(mrkdwn(`*${headings.steps}*`)), section(plain(steps.join('\n')))];
}

function messageOf(given: Alert): Message & { readonly text: string } {
  const alert = tidy(given, maxAddresses);
  const summary = oneLine(alert.summary, maxSummaryChars);
  const fallback = fitting(
    linesOf(alert).map(({ text }) => escaped(text)),
    maxFallbackChars,
  );
  return {
    // Shown in notifications, by screen readers, and by servers that speak this protocol without blocks.
    text: fallback.join('\n'),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(oneLine(`${signs[alert.kind]} ${alert.title}`, maxHeaderChars)) },
      ...(summary === '' ? [] : [section(plain(summary))]),
      ...factBlocks(alert),
      ...addressBlocks(alert),
      ...stepBlocks(alert),
      context(origin(alert)),
    ],
  };
}

/**
 * One POST through Slack's own library. Its errors hide `Retry-After` and its fetch reads answers of any size, so it is given
 * ours, told that all is well, and the answer is judged here; it repeats nothing by itself unless asked to.
 */
async function send(message: Message, webhook: string, post: NotifierTools['post']): Promise<PostAnswer> {
  let answer: PostAnswer = { outcome: 'failed', reason: 'the message was not sent' };
  const hook = new IncomingWebhook(webhook, {
    fetch: async (url, init) => {
      const body = typeof init?.body === 'string' ? init.body : '';
      answer = await post({ url: url.toString(), headers: init?.headers ?? {}, body });
      return new Response('ok');
    },
  });
  await hook.send(message);
  return answer;
}

export default {
  title: 'Slack',
  settings,
  open:
    ({ webhook }, { post }) =>
    async (alert) => {
      const message = messageOf(alert);
      const answer = await send(message, webhook, post);
      // A layout Slack does not take is no reason to lose an alert.
      const isMisread = answer.outcome === 'answered' && answer.status === 400 && !codes.has(answer.text.trim());
      return deliveryOf(isMisread ? await send({ text: message.text }, webhook, post) : answer, codes);
    },
} satisfies NotifierKind<z.infer<typeof settings>>;
