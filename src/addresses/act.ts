// Words by which an address says that asking for it changes something.

import { readings } from './personal-value.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ''));

const acts = words(`
  delete deleteall remove removeall destroy purge trash untrash erase wipe clear clearall truncate flush
  logout logoff signout signoff dologout endsession jspringsecuritylogout customerlogout
  resend unsubscribe unfollow unflag unapprove deactivate revoke unpublish rollback markpatrolled
  del expunge shutdown
  addtocart addtobasket removefromcart removefrombasket emptycart removeitem undoitem toggle wpcron doingwpcron`);

/** Ordinary names of pages; acts when they stand beside a number or a token. */
const actsOnOne = words(`
  approve reject accept decline confirm verify validate activate disable enable vote upvote downvote dislike cancel reopen
  like unlike follow markread markasread markunread kill drop restart reboot reindex rebuild
  restore publish spam unspam ban unban unblock optout optin withdraw lock unlock merge undo redo retry cron reset rerun`);

const compact = (text: string): string =>
  (readings(text).at(-1) ?? '')
    .replace(/\.(?:php\d?|aspx?|ashx|jsp|do|cgi|cfm|html?|action|json|pl)$/iu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}_.-]{1,8}/gu, '');

/** `deleteUser`, `user_delete`: a function's name. `delete-my-account` may be a page about it. */
const functionName =
  /^(?:(?:delete|destroy|remove|erase|purge|wipe|trash)(?:\p{Lu}|_)|_?(?:delete|destroy|remove|erase|purge|wipe)_by_|\p{L}{1,40}(?:_(?:delete|destroy|remove|erase|purge|wipe|trash)|(?:Delete|Destroy|Remove|Erase|Purge|Wipe|Trash))(?:\.\p{L}{2,5}\d?)?$)/u;
const verbFirst = /^(?:delete|destroy|remove|erase|purge|wipe|trash|unsubscribe|logout|signout)/u;

const leaving = /^(?:special:)?(?:user|users|customer|member|account|auth|admin|do|my)?(?:log|sign)(?:out|off)$/u;

/** A whole segment, parameter or value that changes something wherever it stands. */
export function isAct(segment: string): boolean {
  const whole = compact(segment);
  return acts.has(whole) || leaving.test(whole) || functionName.test(segment);
}

/** The value of a parameter that says what is to be done. */
export function isCommand(value: string): boolean {
  return verbFirst.test(compact(value)) || value.split(/[.:,]/u).some(isAct);
}

/** A word that changes something when it is aimed at one thing. */
export function isActOnOne(segment: string): boolean {
  return actsOnOne.has(compact(segment));
}

/** Drupal 7 Webform streams an export at `webform-results/download-file`. */
export function isExportStream(segment: string, before: string): boolean {
  return compact(segment) === 'downloadfile' && compact(before) === 'webformresults';
}

/** A number, a digest or a secret: what one act is aimed at. */
export function isToken(segment: string): boolean {
  if (/^(?:\d{1,19}|[0-9a-f]{8,128}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/iu.test(segment)) return true;
  return /^[A-Za-z0-9_~]{20,512}$/u.test(segment) && /\d/u.test(segment);
}

/** `?delete=0` deletes nothing. */
export function isOff(value: string): boolean {
  return /^(?:0|false|no|off|null|undefined)$/iu.test(value);
}
