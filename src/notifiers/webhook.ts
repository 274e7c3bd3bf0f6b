import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { tidy } from '../messages/alert-text.ts';
import { deliveryOf } from '../messages/delivery.ts';
import { hookAddressNeeds, isHookAddress } from '../messages/hook-address.ts';
import type { Alert, NotifierKind } from '../model.ts';

const maxAddresses = 500;

const settings = z.strictObject({
  url: z.string(hookAddressNeeds).refine(isHookAddress, hookAddressNeeds),
  secret: z.string('should be a text the receiver knows too').min(1, 'is empty; the receiver could not tell who writes'),
});

/** The alert as it is, with the version of this shape. */
const bodyOf = (alert: Alert): string => JSON.stringify({ version: 1, ...tidy(alert, maxAddresses) });

/** A header takes visible ASCII only, and names of channels are free. */
const headerSafe = (text: string): string =>
  /^[\x20-\x7e]{1,255}$/u.test(text) ? text : createHash('sha256').update(text).digest('hex');

/** Signed as Stripe and others do: the receiver computes HMAC-SHA-256 over `t.body`, compares, and refuses an old `t`. */
export default {
  title: 'Webhook',
  settings,
  open:
    ({ url, secret }, { channel, post, now }) =>
    async (alert, letter = `${alert.key} ${channel}`) => {
      const body = bodyOf(alert);
      const seconds = Math.floor(now().getTime() / 1_000);
      const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
      const headers = {
        'x-passerby-signature': `t=${seconds},v1=${signature}`,
        'idempotency-key': headerSafe(letter),
      };
      return deliveryOf(await post({ url, headers, body }));
    },
} satisfies NotifierKind<z.infer<typeof settings>>;
