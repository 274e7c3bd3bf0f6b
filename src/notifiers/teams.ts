import { z } from 'zod';
import { headings, moreLine, oneLine, origin, tidy } from '../messages/alert-text.ts';
import { deliveryOf } from '../messages/delivery.ts';
import { hookAddressNeeds, isHookAddress } from '../messages/hook-address.ts';
import type { Alert, NotifierKind } from '../model.ts';

/** Teams refuses messages above 28 kB (learn.microsoft.com, Teams limits and specifications). */
const maxMessageBytes = 27_000;
const maxAddresses = 20;
/** Tried in turn until the card fits: shares of the longest texts and lists. */
const sizes = [1, 0.5, 0.25] as const;
const smallest = 0.1;
const maxTextChars = 1_500;
const maxEntryChars = 500;
const maxEntries = 20;

const settings = z.strictObject({ webhook: z.string(hookAddressNeeds).refine(isHookAddress, hookAddressNeeds) });

type Look = {
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Large';
  readonly color?: 'Attention' | 'Warning' | 'Good';
  readonly fontType?: 'Monospace';
  readonly isSubtle?: true;
};
type Run = Look & { readonly type: 'TextRun'; readonly text: string };

// Text runs are shown as they are. Text blocks read Markdown: a form's title could put a link of its choice into an alert.
const run = (text: string, look: Look = {}): Run => ({ type: 'TextRun', text, ...look });
const row = (...inlines: readonly Run[]) => ({ type: 'RichTextBlock', inlines });

const tone = ({ kind, severity }: Alert): Look => {
  if (kind === 'resolved') return { color: 'Good' };
  return { color: severity === 'critical' || severity === 'high' ? 'Attention' : 'Warning' };
};

function bodyOf(alert: Alert, size: number) {
  const entries = Math.max(1, Math.floor(maxEntries * size));
  const cut = (text: string, maxChars: number) => oneLine(text, Math.floor(maxChars * size));
  const addresses = alert.addresses.slice(0, entries);
  const more = moreLine(alert.moreAddresses + alert.addresses.length - addresses.length);
  const heading = (text: string) => row(run(text, { weight: 'Bolder' }));
  return [
    row(run(cut(alert.title, maxEntryChars), { weight: 'Bolder', size: 'Large', ...tone(alert) })),
    ...(alert.summary === '' ? [] : [row(run(cut(alert.summary, maxTextChars)))]),
    ...alert.facts
      .slice(0, entries)
      .map(({ label, value }) => row(run(`${label}: `, { weight: 'Bolder' }), run(cut(value, maxEntryChars)))),
    ...(addresses.length === 0 ? [] : [heading(headings.addresses)]),
    ...addresses.map((address) => row(run(cut(address, maxEntryChars), { fontType: 'Monospace' }))),
    ...more.map((line) => row(run(line, { isSubtle: true }))),
    ...(alert.steps.length === 0 ? [] : [heading(headings.steps)]),
    ...alert.steps.slice(0, entries).map((step, index) => row(run(`${index + 1}. ${cut(step, maxEntryChars)}`))),
    row(run(origin(alert).join(' · '), { size: 'Small', isSubtle: true })),
  ];
}

/** An Adaptive Card in the envelope that the Workflows trigger "When a Teams webhook request is received" expects. */
const messageOf = (alert: Alert, size: number): string =>
  JSON.stringify({
    type: 'message',
    summary: alert.title,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body: bodyOf(alert, size),
        },
      },
    ],
  });

export default {
  title: 'Microsoft Teams',
  settings,
  open:
    ({ webhook }, { post }) =>
    async (given) => {
      const alert = tidy(given, maxAddresses);
      const size = sizes.find((size) => Buffer.byteLength(messageOf(alert, size)) <= maxMessageBytes) ?? smallest;
      return deliveryOf(await post({ url: webhook, headers: {}, body: messageOf(alert, size) }));
    },
} satisfies NotifierKind<z.infer<typeof settings>>;
