import { createHash } from 'node:crypto';
import { z } from 'zod';
import { tidy } from '../messages/alert-text.ts';
import { deliveryOf } from '../messages/delivery.ts';
import { hookAddressNeeds, isHookAddress } from '../messages/hook-address.ts';
import type { Alert, NotifierKind, Severity } from '../model.ts';

// Shapes and limits: developer.pagerduty.com, Events API v2, "Send an alert event".
const eventsAddress = 'https://events.pagerduty.com/v2/enqueue';
const maxDedupKeyChars = 255;
const maxAddresses = 100;

const routingKeyNeeds = 'should be the integration key of an Events API v2 integration, 32 letters and digits';

const settings = z.strictObject({
  routing_key: z.string(routingKeyNeeds).regex(/^[\w-]{1,100}$/u, routingKeyNeeds),
  url: z.string(hookAddressNeeds).refine(isHookAddress, hookAddressNeeds).default(eventsAddress),
});

const severities: Readonly<Record<Severity, 'critical' | 'error' | 'warning' | 'info'>> = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'info',
  review: 'info',
};

/** Alerts of one cause are one incident: reminders and worse news join it, the closing resolves it. */
const dedupKey = (cause: string): string => {
  const key = `passerby ${cause}`;
  return key.length <= maxDedupKeyChars ? key : `passerby ${createHash('sha256').update(cause).digest('hex')}`;
};

const payloadOf = (alert: Alert) => ({
  summary: alert.title,
  source: alert.target,
  severity: alert.kind === 'digest' || alert.kind === 'test' ? 'info' : severities[alert.severity],
  timestamp: alert.at.toISOString(),
  group: alert.organisation,
  class: alert.kind,
  custom_details: {
    summary: alert.summary,
    facts: alert.facts.map(({ label, value }) => `${label}: ${value}`),
    addresses: alert.addresses,
    more_addresses: alert.moreAddresses,
    steps: alert.steps,
    findings: alert.findings,
  },
});

const bodyOf = (alert: Alert, routingKey: string): string => {
  const event = { routing_key: routingKey, dedup_key: dedupKey(alert.cause) };
  return JSON.stringify(
    alert.kind === 'resolved'
      ? { ...event, event_action: 'resolve' }
      : { ...event, event_action: 'trigger', client: 'Passerby', payload: payloadOf(alert) },
  );
};

export default {
  title: 'PagerDuty',
  settings,
  open:
    ({ routing_key, url }, { post }) =>
    async (alert) =>
      deliveryOf(await post({ url, headers: {}, body: bodyOf(tidy(alert, maxAddresses), routing_key) })),
} satisfies NotifierKind<z.infer<typeof settings>>;
