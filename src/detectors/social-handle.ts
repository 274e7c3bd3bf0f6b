import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const handle = /^@?[\p{L}\p{N}_][\p{L}\p{N}_.-]{1,39}(?:#\d{4}|@[a-z0-9.-]{4,60})?$/u;
const profile =
  /^(?:https?:\/\/)?(?:www\.)?(?:twitter|x|instagram|facebook|linkedin|tiktok|snapchat|t)\.(?:com|me)\/[\p{L}\p{N}_./@-]{2,80}$/iu;

const isHandle = (value: string): boolean => !/^\d+$/u.test(value) && (handle.test(value) || profile.test(value));

export default {
  title: 'Social media account',
  category: 'online',
  labels: listed(
    `twitter, twitter handle, instagram, instagram handle, facebook, facebook profile, linkedin, linkedin profile, linkedin url, snapchat, tiktok, skype, skype name, discord, telegram, social media handle, x handle, mastodon`,
  ),
  find: occurrencesOf(/(?<![\p{L}\p{N}_@./])@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,29}(?![\p{L}\p{N}_@])/gu, {
    confidence: 0.5,
    accepts: isHandle,
  }),
  accepts: isHandle,
  needsLabel: true,
  examples: {
    detect: ['Twitter: @jane_doe_1980'],
    ignore: ['@media print', 'Follow us on Twitter'],
  },
} satisfies Detector;
