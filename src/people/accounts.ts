import type { Column } from './column.ts';

// What services keep of their users and customers beside who they are: how they sign in, what they agreed to, how they are billed.
// Lists that are public on purpose have none of it.

const signingIn =
  'e ?mail verified(?: at)?|(?:is )?verified|(?:is )?suspended|(?:is )?(?:staff|superuser|administrator)|last log ?in(?: at)?|(?:last|current) sign in(?: at)?|sign in count|last seen(?: at)?|(?:remember|login|reset(?: password)?|confirmation) (?:token|code)|confirmed at|(?:de)?activated at|two factor(?: \\w+)?|mfa(?: \\w+)?|(?:password|password digest|hashed password|password hash|encrypted password)|time ?zone|iana time zone|locked until|login hint';
const agreeing =
  'do not (?:e ?mail|phone|mail|sms|call|contact|trade)|(?:is )?opt(?:ed)? (?:in|out)|(?:e ?mail|sms|marketing) (?:opt in|opt out|consent)|accepts marketing|unsubscribed(?: at)?|subscribed at|preferred (?:language|contact method|mail format|communication method)';
const billing =
  'customer (?:id|type|number|no)|customertype|external (?:customer )?id|stripe (?:customer )?id|tax exempt|orders count|total spent|default (?:payment method|address|bearer medium|source)|(?:billing|delivery|main|shipping) (?:address|details)|receipt email|payment method|lock version|lead (?:source|status)|lifecycle stage|shared phone number';
/** How help desks keep a ticket. */
const asking = 'assigned to|priority|help topic|ticket (?:no|number|id|ref)|last (?:response|reply)|due date|sla';
const keeping =
  'custom (?:fields|attributes)|system modstamp|do not call|last activity(?: date)?|customer since|loyalty (?:points|tier|number)|insightly\\w*|salesforce \\w+ id';

const oneOf = (...words: readonly string[]): RegExp => new RegExp(`(?:^| )(?:${words.join('|')})(?: |$)`, 'u');
const kept = oneOf(signingIn, agreeing, billing, asking, keeping);
const keptOfPeople = oneOf(signingIn, agreeing, asking, keeping);

/** Rows of any database have it: it says something beside the rest. */
const updated = /(?:^| )(?:updated|modified)(?: at| on| date)?$/u;

/** `Ticket #903342` */
const ticket = /(?:^| )ticket (?:no |number |id )?#? ?\d/u;

/** On pages, which have words of all sorts, more of them are needed. */
const minOnPages = 3;

/**
 * How many different such things the columns of a table hold, filled or not: a field that is empty here is not elsewhere. `around` is
 * what stands above it, as folded words.
 */
export function accountsOf(columns: readonly Column[], around: string, isData: boolean): number {
  // Suppliers are billed and paid, too.
  const isOfBodies = columns.some(({ filled, part, names }) => filled > 0 && (part === 'organisation' || names === 'things'));
  const asked = isOfBodies ? keptOfPeople : kept;
  const own = new Set(columns.flatMap(({ words }) => asked.exec(words)?.[0].trim() ?? [])).size;
  const isUpdated = own > 0 && columns.some(({ words }) => updated.test(words));
  const found = own + (isUpdated ? 1 : 0) + (ticket.test(around) ? 1 : 0);
  return isData || found >= minOnPages ? found : 0;
}
