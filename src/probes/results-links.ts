import { fingerprintOf } from '../addresses/address.ts';
import type { Evidence, Lead, Link, Page, Probe } from '../model.ts';
import { causeOf, causeOfForm, nonsense, publicForms } from '../platforms/lead.ts';
import { listingOf } from '../platforms/listing.ts';

const id = 'results-links';
const maxLinks = 20;

// R10: addresses that are only linked for somebody who may open them.
const address =
  /(?:webform-results|webform\/results|\/results\/submissions|\/submissions?(?:\/|$|\?)|viewanalytics|AnalysisPage|\/entries(?:\/|$|\?)|\/responses(?:\/|$|\?)|[/_-]export(?:\/|$|\?|\.)|[?&](?:format|export|output)=(?:csv|xlsx?|json)|\/(?:enquiries|registrations|applications|bookings)\.(?:csv|xlsx?|json)$)/iu;
// The exact words of such links and tabs: English, Welsh, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Nordic, Finnish.
const words =
  /^(?:results|submissions|view (?:results|submissions|responses|entries)|see previous responses|responses|entries|all (?:responses|entries|submissions)|export(?: (?:results|submissions|responses|entries))?|download (?:results|submissions|responses|entries|csv)|canlyniadau|cyflwyniadau|ymatebion|ergebnisse|einsendungen|antworten|einträge|ergebnisse (?:anzeigen|herunterladen)|résultats|soumissions|réponses|voir les (?:résultats|réponses)|resultados|envíos|respuestas|ver (?:resultados|respuestas)|risultati|invii|risposte|vedi risposte|submissões|respostas|resultaten|inzendingen|reacties|bekijk resultaten|wyniki|zgłoszenia|odpowiedzi|výsledky|odpovědi|resultat|svar|inlämningar|innsendinger|besvarelser|resultater|tulokset|vastaukset|lähetykset)$/iu;
// Known platforms are asked by their own probes, with the right control and cause.
const known =
  /[/=]node\/\d{1,10}\/(?:webform-results|submissions?)|[/=]webform\/(?:manage\/)?[a-z0-9_]{1,64}\/(?:results|submissions?)|viewanalytics|AnalysisPage/iu;
const changesThings = /delete|remove|clear|resend|unsubscribe|log-?out|sign-?out|toggle|download=1/iu;

const spoken = (link: Link): string =>
  link.text
    .replace(/\s+/gu, ' ')
    .replace(/\(.{1,40}\)$/u, '')
    .trim();

function linksOf(page: Page): readonly Link[] {
  const hasForm = publicForms(page).some((form) => form.fields.length > 1);
  if (listingOf(page) !== undefined) return [];
  const here = fingerprintOf(page.url);
  const links = page.document.links.filter(
    (link) =>
      (link.url.protocol === 'https:' || link.url.protocol === 'http:') &&
      // Another page of this very list proves nothing that this one does not.
      fingerprintOf(link.url) !== here &&
      !changesThings.test(link.url.href) &&
      (address.test(link.url.pathname + link.url.search) || (hasForm && words.test(spoken(link)))),
  );
  return [...new Map(links.map((link) => [link.url.href, link])).values()].slice(0, maxLinks);
}

/** The same address with nonsense where the form is named, so that a page answering everything gives itself away. */
function controlOf(url: URL): URL {
  const segments = url.pathname.split('/');
  const at = segments.length > 2 ? segments.length - 2 : segments.length - 1;
  const control = new URL(url);
  control.pathname = segments.map((segment, index) => (index === at ? nonsense : segment)).join('/');
  return control;
}

function leads(page: Page): readonly Lead[] {
  const shown = publicForms(page).find((form) => form.fields.length > 1);
  return linksOf(page)
    .filter(({ url }) => !known.test(url.pathname + url.search))
    .map(({ url }) => {
      const cause = shown === undefined ? causeOf(id, url, url.pathname) : causeOfForm(id, page, { id: url.pathname, shown });
      return { url, by: id, rank: 1, cause, control: controlOf(url) };
    });
}

function recognise(page: Page): Omit<Evidence, 'probe'> | undefined {
  const hasForm = publicForms(page).some((form) => form.fields.length > 1);
  if (!hasForm || linksOf(page).length === 0) return undefined;
  return { shows: 'note', marker: 'the public form’s page offers its results to visitors', rows: undefined, cause: undefined };
}

export default {
  title: 'Results offered on a public form’s page',
  severity: 'high',
  remediation: [
    'A content management system draws “Results” or “Submissions” only for visitors who may open it: find the permission that lets anonymous visitors in, and take it away.',
    'If the link was written into the page by hand, remove it and ask for its address without signing in.',
    'Clear the caches in front of the site, then look at the form’s page in a private window.',
  ],
  source: 'Drupal local tasks, Google Forms “See previous responses”, and the form builders’ own links',
  hints: [
    'result',
    'submission',
    'response',
    'entries',
    'export',
    'canlyniadau',
    'cyflwyniadau',
    'ymatebion',
    'ergebnisse',
    'einsendungen',
    'antworten',
    'einträge',
    'résultats',
    'soumissions',
    'réponses',
    'resultados',
    'respuestas',
    'risultati',
    'risposte',
    'invii',
    'respostas',
    'resultaten',
    'inzendingen',
    'reacties',
    'wyniki',
    'zgłoszenia',
    'odpowiedzi',
    'výsledky',
    'svar',
    'besvarelser',
    'tulokset',
    'vastaukset',
  ],
  leads,
  recognise,
} satisfies Probe;
