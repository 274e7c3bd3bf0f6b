import type { Detector } from '../model.ts';
import { listed } from '../vocabulary/listed.ts';
import { occurrencesOf } from '../vocabulary/occurrences.ts';

const sortCode = /^\d{2}([- ]?)\d{2}\1\d{2}$/u;
const account = /^\d{7,8}$/u;
const both = /^\d{2}([- ]?)\d{2}\1\d{2}[\s/,;-]{1,3}\d{7,8}$/u;

const isAccount = (value: string): boolean =>
  (sortCode.test(value) || account.test(value) || both.test(value)) && !/^(\d)\1+$/u.test(value);

export default {
  title: 'UK sort code and account number',
  category: 'financial',
  labels: listed(
    `dd sort, dd sort code, dd account, dd account number, direct debit account, sort code, sortcode, account number, account no, bank account, bank account number, bank details, bank sort code, building society account, rhif cyfrif, cod didoli`,
  ),
  find: occurrencesOf(
    /(?<![\p{L}\p{N}_.+-])(?:\d{2}([- ])\d{2}\1\d{2}(?:[\s/,;-]{1,3}\d{8})?|\d{8})(?![\p{L}\p{N}_]|[.-]\p{N})/gu,
    { confidence: 0.9, accepts: isAccount },
  ),
  accepts: isAccount,
  needsLabel: true,
  examples: {
    detect: ['Sort code 20-00-00', 'account number: 55779911', 'bank details 20-00-00 55779911'],
    ignore: ['55779911', '12-03-45', 'Sort code ABC'],
  },
} satisfies Detector;
