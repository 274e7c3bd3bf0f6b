import { openManyWords } from './many-words.ts';
import type { Document, Refusal } from './model.ts';

/**
 * How servers and platforms say no, in the languages of Europe. A page is only held to these when it is short or has a
 * password field: an article about access rights is not a refusal.
 */
const phrases: Readonly<Record<Exclude<Refusal, 'error'>, readonly string[]>> = {
  login: [
    'log in',
    'login',
    'sign in',
    'signin',
    'anmelden',
    'einloggen',
    'connexion',
    'se connecter',
    'identifiez-vous',
    'iniciar sesión',
    'inicia sesión',
    'acceda a su cuenta',
    'accedi',
    'effettua il login',
    'inloggen',
    'aanmelden',
    'zaloguj',
    'logowanie',
    'logga in',
    'logg inn',
    'logg på',
    'log ind',
    'kirjaudu',
    'mewngofnodi',
    'přihlásit',
    'prihlásiť',
    'bejelentkezés',
    'autentificare',
    'entrar na sua conta',
    'iniciar sessão',
    'σύνδεση',
    'вход',
    'prijava',
    'prisijungti',
    'ienākt',
    'logi sisse',
  ],
  denied: [
    'access denied',
    'not authorized to access',
    'not authorised to access',
    'unauthorized',
    'forbidden',
    'permission to access',
    'do not have permission',
    "don't have permission",
    'need permission',
    'not allowed to',
    'authentication required',
    'authentication credentials',
    'insufficient privileges',
    'token required',
    'restricted to members',
    'members only',
    'must be logged in',
    'need to sign in',
    'need to log in',
    'please log in',
    'please sign in',
    'zugriff verweigert',
    'keine berechtigung',
    'nicht berechtigt',
    'accès refusé',
    'accès interdit',
    'pas autorisé',
    'acceso denegado',
    'no autorizado',
    'no tiene permiso',
    'accesso negato',
    'non autorizzato',
    'toegang geweigerd',
    'geen toegang',
    'odmowa dostępu',
    'brak dostępu',
    'brak uprawnień',
    'åtkomst nekad',
    'behörighet saknas',
    'ingen tilgang',
    'adgang nægtet',
    'pääsy estetty',
    'mynediad wedi',
    'přístup odepřen',
    'prístup zamietnutý',
    'hozzáférés megtagadva',
    'acces interzis',
    'acesso negado',
    'δεν επιτρέπεται',
    'достъпът е отказан',
    'pristup odbijen',
    'dostop zavrnjen',
    'prieiga uždrausta',
    'piekļuve liegta',
    'juurdepääs keelatud',
  ],
  'not-found': [
    'not found',
    'page cannot be found',
    'page can’t be found',
    "page can't be found",
    'could not be found',
    'does not exist',
    "doesn't exist",
    'no longer available',
    'no longer exists',
    'seite nicht gefunden',
    'nicht gefunden',
    'page introuvable',
    'page non trouvée',
    'n’existe pas',
    "n'existe pas",
    'página no encontrada',
    'no se encuentra',
    'pagina non trovata',
    'non trovata',
    'pagina niet gevonden',
    'niet gevonden',
    'nie znaleziono',
    'nie istnieje',
    'sidan hittades inte',
    'hittades inte',
    'ikke funnet',
    'ikke fundet',
    'siden findes ikke',
    'sivua ei löydy',
    'ei löytynyt',
    'heb ei ddarganfod',
    'ddim yn bodoli',
    'stránka nenalezena',
    'nenájdená',
    'nem található',
    'nu a fost găsit',
    'não encontrada',
    'δεν βρέθηκε',
    'не е намерена',
    'nije pronađena',
    'ni najdena',
    'nerastas',
    'nav atrasta',
    'ei leitud',
  ],
  challenge: [
    'checking your browser',
    'just a moment',
    'verify you are human',
    'verifying you are human',
    'enable javascript and cookies to continue',
    'attention required',
    'captcha',
    'ddos protection',
    'request unsuccessful. incapsula',
    'pardon our interruption',
    'access to this page has been denied',
    'unusual traffic',
    'are you a robot',
    'press & hold',
    'cf-chl',
    'challenge-platform',
    '_incapsula_resource',
    'px-captcha',
    'awswafcookiedomainlist',
    'aws-waf-token',
    'akamai-bm',
    'sorry, you have been blocked',
    'the requested url was rejected',
  ],
};

const order = ['challenge', 'login', 'denied', 'not-found'] as const;
const words = order.flatMap((refusal) => phrases[refusal].map((phrase) => ({ refusal, phrase })));
const matcher = openManyWords(words.map((entry) => entry.phrase));

/** A page that says more than this is about something, and not a refusal. */
const maxRefusalWords = 400;
/** A title or a main heading is believed on longer pages too, because site furniture surrounds a refusal. */
const maxFurnishedWords = 1_500;

const saysIn = (text: string): Refusal | undefined => {
  const found = matcher.in(text);
  return order.find((refusal) => words.some((entry, place) => entry.refusal === refusal && found.has(place)));
};

/**
 * Whether a page, by its own words, refuses: also at status 200 (R3). `undefined` where it reads like any other page.
 * A page with rows in a table is never called a refusal, even when a login box stands in its header.
 */
export function refusalOf(document: Document): Refusal | undefined {
  if (hasRows(document)) return undefined;
  if (document.kind === 'json') return refusalInJson(document.json);
  if (document.kind !== 'html' && document.kind !== 'text') return undefined;
  const visible = document.passages.filter((passage) => !passage.hidden).map((passage) => passage.text);
  const length = visible.reduce((sum, text) => sum + text.length, 0) / 6;
  const source = document.text.slice(0, 100_000);
  if (length < maxRefusalWords && saysIn(source) === 'challenge') return 'challenge';
  const asksPassword = document.forms.some((form) => form.fields.some((field) => field.type === 'password'));
  const heading = `${document.title}\n${document
    .select('h1')
    .map((element) => element.text)
    .join('\n')}`;
  const headline = saysIn(heading);
  if (asksPassword && (headline === 'login' || length < maxRefusalWords)) return 'login';
  if (length < maxFurnishedWords && headline !== undefined && headline !== 'login') return headline;
  if (length < maxRefusalWords) {
    const body = saysIn(visible.join('\n'));
    if (body === 'denied' || body === 'not-found') return body;
  }
  return undefined;
}

function hasRows(document: Document): boolean {
  for (const table of document.tables) {
    if (table.shape !== 'grid') continue;
    let rows = 0;
    for (const _ of table.rows) if (++rows > 2) return true;
  }
  return false;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** APIs that refuse inside a 200: ArcGIS' `error`, GraphQL's `errors`, WordPress' `code` + `message`, `detail`, `success: false`. */
function refusalInJson(json: unknown): Refusal | undefined {
  if (!isRecord(json)) return undefined;
  const error = json.error ?? json.errors ?? (json.success === false ? json : undefined) ?? (onlySays(json) ? json : undefined);
  if (error === undefined || error === null || error === false) return undefined;
  if (Array.isArray(json.data) && json.data.length > 0) return undefined;
  const says = saysIn(JSON.stringify(error).slice(0, 2_000));
  return says === 'denied' || says === 'not-found' || says === 'login' ? (says === 'login' ? 'denied' : says) : 'error';
}

const sayings = new Set([
  'code',
  'message',
  'detail',
  'details',
  'status',
  'statuscode',
  'title',
  'type',
  'data',
  'path',
  'timestamp',
  'error',
  'errors',
  'reason',
]);

const onlySays = (json: Readonly<Record<string, unknown>>): boolean => {
  const keys = Object.keys(json);
  return keys.length > 0 && keys.every((key) => sayings.has(key.toLowerCase())) && ('message' in json || 'detail' in json);
};
