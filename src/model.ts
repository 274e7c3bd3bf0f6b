// The nouns, in the order a scan meets them. Types only: this file imports nothing and runs nothing.

// ── What the organisation says ───────────────────────────────────────────────────────────────────────────────────────

/** One organisation's set of public addresses, as `targets.yaml` describes it. */
export type Target = {
  readonly name: string;
  readonly organisation: string;
  /** Goes into the User-Agent, so that whoever reads the access log knows whom to ask. */
  readonly contact: string | undefined;
  readonly start: readonly URL[];
  /** Hosts, or `host:port` where a port is named. Nothing else is ever asked. */
  readonly scope: readonly string[];
  /** Path globs never asked, such as `/calendar/**`. */
  readonly exclude: readonly string[];
  /** Cron expressions of five or six fields, in `timezone`. */
  readonly crawl: string;
  readonly watch: string;
  readonly timezone: string;
  readonly limits: Limits;
  readonly allowPrivate: boolean;
  /** Addresses that must never be readable without signing in. */
  readonly denied: readonly URL[];
  readonly canaries: readonly Canary[];
  readonly published: readonly Published[];
  readonly identifiers: readonly Identifier[];
  /** Names of channels; empty means every channel. */
  readonly notify: readonly string[];
};

export type Limits = { readonly pages: number; readonly requestsPerSecond: number; readonly maxBodyBytes: number };

/** A marked record the organisation submitted to its own form: reading it anywhere proves that answers are public. */
export type Canary = { readonly name: string; readonly value: string };

/** Public on purpose, with a reason and, better, an end. Globs over paths, or over values such as `*@example.gov.uk`. */
export type Published = {
  readonly urls: readonly string[];
  readonly values: readonly string[];
  readonly reason: string;
  readonly until: Date | undefined;
};

/** The organisation's own kind of number, matched by a linear-time engine. */
export type Identifier = { readonly name: string; readonly pattern: string; readonly examples: readonly string[] };

// ── Where to look ────────────────────────────────────────────────────────────────────────────────────────────────────

/** An address worth asking, and why. */
export type Lead = {
  readonly url: URL;
  /** A probe's id, or one of the sources of addresses. */
  readonly by: string;
  /** 0 is the address that tells most about its form; larger is asked later when time is short. */
  readonly rank: number;
  /** What one person would have to do wrong once to open this address; several leads share it. */
  readonly cause: Cause | undefined;
  /** A sibling of the same shape that cannot exist: whatever answers it is this server's way of saying no. */
  readonly control: URL | undefined;
};

/** Platform and form (or host, folder, bucket) behind several addresses. One cause, one message. */
export type Cause = {
  /** Stable, free of personal data: `drupal-7-webform www.example.gov.uk node/7`. */
  readonly key: string;
  /** What the public form page calls itself: `Complain about the police`. */
  readonly form: string | undefined;
  /** The public page that holds the form. */
  readonly page: string | undefined;
  /** Lower-case labels of the public form's own fields: R4, answers are known by their questions. */
  readonly labels: readonly string[];
};

export type Validators = { readonly etag: string | undefined; readonly lastModified: string | undefined };

/** One GET and its answer. Trouble is a value, never a throw. */
export type Exchange =
  | {
      readonly outcome: 'answered';
      readonly asked: URL;
      /** After redirects, every one of them in scope. */
      readonly url: URL;
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array<ArrayBuffer>;
      readonly truncated: boolean;
    }
  | { readonly outcome: 'unchanged'; readonly asked: URL }
  | { readonly outcome: 'failed'; readonly asked: URL; readonly reason: string; readonly refused?: RefusedHop };

/** Why Passerby itself would not go on: the server's answer was a step outside what is allowed. */
export type RefusedHop = { readonly status: number; readonly to: string; readonly because: 'scope' | 'address' | 'sign-in' };

/** Ask one address. The only thing Passerby can do to the network. */
export type Fetch = (url: URL, how?: HowToAsk) => Promise<Exchange>;

export type HowToAsk = {
  readonly validators?: Validators;
  /** Over a new connection and past caches. */
  readonly fresh?: boolean;
  /** Lets the watch's requests go first where both want one host. */
  readonly givesWay?: boolean;
  /** A page found by following links: it waits for the host's Crawl-delay. */
  readonly crawling?: boolean;
};

// ── Behind the wall: these hold raw text and never leave the worker ──────────────────────────────────────────────────

export type DocumentKind =
  | 'html'
  | 'json'
  | 'table'
  | 'text'
  | 'xml'
  | 'spreadsheet'
  | 'text-document'
  | 'pdf'
  | 'mail'
  | 'archive'
  | 'image'
  | 'other';

/** What a reader makes of bytes. Raw: stays behind the wall. */
export type Document = {
  readonly kind: DocumentKind;
  /** Media type by content, such as `text/html`, whatever the server called it. */
  readonly type: string;
  readonly title: string;
  /** The decoded source of textual formats, else empty. Offsets of passages point into it. */
  readonly text: string;
  /** Visible text outside tables and records, each with its place. */
  readonly passages: readonly Passage[];
  /** Everything shaped like rows: tables, sheets, CSV, lists of JSON objects, repeated blocks, one record's label/value pairs. */
  readonly tables: readonly Table[];
  readonly links: readonly Link[];
  readonly forms: readonly Form[];
  /** The parsed value where the document is JSON. */
  readonly json: unknown;
  /** CSS selection over a DOM that is built on first use; empty where the document is not HTML. */
  readonly select: (selector: string) => readonly Element[];
  /** What could not be read although the rest was: `sheet 3 is encrypted`. */
  readonly gaps: readonly string[];
};

export type Element = { readonly text: string; readonly attributes: Readonly<Record<string, string>> };

/** A text with a place. `at` is its offset in `Document.text` where it stands there unchanged, else undefined. */
export type Passage = {
  readonly text: string;
  /** In words a clerk understands: `page 2`, `comment on Sheet1!B4`, `hidden sheet 'Raw'`. */
  readonly where: string;
  readonly at: number | undefined;
  /** Not shown by the program people would open the file with. */
  readonly hidden: boolean;
  /** What stands in front of it on the page, such as a label or heading; empty when nothing does. */
  readonly label: string;
};

export type Table = {
  readonly where: string;
  /** `form`: label/value pairs of one record. `list`: JSON objects or repeated blocks. `grid`: rows and columns. */
  readonly shape: 'grid' | 'list' | 'form';
  /** Column names as written, or key paths such as `address.postcode`; empty when there is no header. */
  readonly header: readonly string[];
  /** Cells as text, a row at a time; may be iterated more than once. */
  readonly rows: Iterable<readonly string[]>;
  readonly hidden: boolean;
  /** Words just before the table (caption, heading, sheet name): what it is called. */
  readonly caption: string;
  /** Per column: true where the column is not shown. Empty when all are shown. */
  readonly hiddenColumns: readonly boolean[];
  /** Messages that people wrote to each other. */
  readonly isConversation?: true;
  /** What kind of file it stood in, where that was inside another (an archive, a mail) or is nothing but it (a print-out). */
  readonly file?: DocumentKind;
};

export type Link = { readonly url: URL; readonly text: string; readonly rel: string };

export type Form = {
  readonly action: URL;
  readonly method: 'get' | 'post';
  /** The form's own heading, legend or label, else the page's heading. */
  readonly title: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly fields: readonly Field[];
  /** Hidden inputs by name: platforms put the form's machine name there. */
  readonly hidden: Readonly<Record<string, string>>;
};

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** Arrives filled in for a visitor who typed nothing. */
  readonly value: string;
};

/** One occurrence of personal data in a text. Raw: stays behind the wall. */
export type Match = {
  readonly detector: string;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** 0 to 1. */
  readonly confidence: number;
};

/** Where the rare shapes of a text stand, found once for all detectors. */
export type Anchors = {
  /** Runs of ASCII digits, short ones behind a small letter aside: start, end, start, end … */
  readonly numbers: Int32Array;
  /** Where words begin with a capital letter. */
  readonly capitals: Int32Array;
};

/** What a probe is shown: the document and the exchange it came in. */
export type Page = {
  readonly url: URL;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: Document;
};

/** What a document is made of: bytes at hand, or a large file that is left on disk and read where it is needed. */
export type Body = {
  readonly size: number;
  /** The first bytes, 64 KB of them at least where there are as many; always the same array. */
  readonly head: Uint8Array<ArrayBuffer>;
  /** All of it in order, never more than `maxBytes` at once. A piece is gone when the next one comes. */
  readonly pieces: (maxBytes: number) => Iterable<Uint8Array<ArrayBuffer>>;
  /** All of it at once, for formats that cannot be read from one end to the other; always the same array. */
  readonly whole: () => Uint8Array<ArrayBuffer>;
};

/** A file that its reader is to read for itself. The descriptor stays open until the document is inspected. */
export type LeftOnDisk = { readonly descriptor: number; readonly size: number };

/** What arrives at a reader. */
export type Source = {
  readonly body: Body;
  /** File name or last part of the address, for its ending. */
  readonly name: string;
  readonly url: URL;
  /** As the sender declared it, parameters included; empty when nobody did. */
  readonly contentType: string;
  /** 0 for the document itself, 1 for a file inside it, and so on. */
  readonly depth: number;
};

/** A file found inside another. */
export type Enclosed = { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string; readonly contentType: string };

/**
 * Reads one format. `accepts` looks at the first bytes before it believes a name or a content type; the highest score
 * (0 to 1) wins. `read` may throw `Unreadable` from documents.ts; `nested` reads a file found inside, within all caps.
 */
export type Reader = {
  readonly title: string;
  readonly accepts: (source: Source) => number;
  readonly read: (source: Source, nested: (inner: Enclosed) => Promise<Document | undefined>) => Document | Promise<Document>;
};

// ── What comes out from behind the wall: masked, counted or digested ─────────────────────────────────────────────────

declare const masked: unique symbol;
/** A text in which nobody can be recognised any more. Made by `mask.ts` only. */
export type Masked = string & { readonly [masked]: true };

/** One masked occurrence. */
export type Sighting = {
  readonly detector: string;
  readonly where: string;
  readonly masked: Masked;
  /** HMAC-SHA-256 under the installation's key, hex, 32 characters. */
  readonly digest: string;
  readonly confidence: number;
  readonly hidden: boolean;
  /** Offsets in the text for text files, UTF-16 units; -1 elsewhere. */
  readonly start: number;
  readonly end: number;
};

/** Why a verdict leans one way, so that a wrong one can be argued with. Positive weights speak for exposure. */
export type Reason = { readonly says: string; readonly weight: number };

/**
 * answers: what people typed into a form. personal: records about private people. habit: a list that law or custom
 * makes public (councillors, staff, businesses). nobody: rows that are not about people.
 */
export type Nature = 'answers' | 'personal' | 'habit' | 'nobody';

/** Rows of one shape found in one place. */
export type Records = {
  readonly where: string;
  readonly hidden: boolean;
  readonly rows: number;
  /** Distinct people, at least. */
  readonly people: number;
  /** Detector id to number of cells that hold it. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly nature: Nature;
  /** 0 to 1, that people are exposed by these rows. */
  readonly confidence: number;
  /** How many of the public form's own labels are among the columns. */
  readonly matchedLabels: number;
  readonly reasons: readonly Reason[];
};

/** What a probe recognises in a page, by the platform's structure and never by status alone. */
export type Evidence = {
  readonly probe: string;
  /**
   * answers: rows of answers. empty: the answers' page opens, with no row yet. door: a page only insiders should see
   * (an export form, a list without values). refusal: the platform's own way of saying no.
   * note: worth telling, raises nothing by itself.
   */
  readonly shows: 'answers' | 'empty' | 'door' | 'refusal' | 'note';
  /** Which structure was seen, in plain words and without any value from the page. */
  readonly marker: string;
  /** Rows the platform itself counts (`394 submissions`), if it does. */
  readonly rows: number | undefined;
  readonly cause: Cause | undefined;
};

/** How a page says no, as far as its own words tell. */
export type Refusal = 'login' | 'denied' | 'not-found' | 'challenge' | 'error';

/** A fingerprint of the visible words, tokens and dates aside: 16 hex digits (simhash) and how many words there were. */
export type Likeness = { readonly simhash: string; readonly words: number };

/** A form as the inventory keeps it: what it asks for, never what anybody answered. */
export type FormOutline = {
  readonly page: string;
  readonly title: string;
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly platform: string | undefined;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: string;
    readonly asks: string | undefined;
  }[];
};

/** Everything the wall lets out about one document. Holds no raw value, by type. */
export type Inspection = {
  readonly kind: DocumentKind;
  readonly type: string;
  /** Why nothing, or not everything, could be read. */
  readonly unreadable: string | undefined;
  /** The address asked, as it may be shown: without the people it names. Empty when the document was not read. */
  readonly address: string;
  readonly gaps: readonly string[];
  /** Absolute addresses, in the order of the document, each once, capped. */
  readonly links: readonly string[];
  readonly leads: readonly Lead[];
  readonly forms: readonly FormOutline[];
  readonly evidence: readonly Evidence[];
  readonly records: readonly Records[];
  /** Distinct people over all records of the document, at least. */
  readonly people: number;
  /** exposed: form answers or personal records. review: public by law or habit, as far as can be told. */
  readonly bearing: 'exposed' | 'review' | 'clean';
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  /** Capped; `kinds` counts them all. */
  readonly sightings: readonly Sighting[];
  readonly kinds: Readonly<Record<string, number>>;
  /** Names of the canaries read in these bytes. */
  readonly canaries: readonly string[];
  /** Inputs that arrived filled in with somebody's data, by what they hold. */
  readonly filled: readonly string[];
  readonly likeness: Likeness;
  readonly refusal: Refusal | undefined;
  /** It does nothing else than refuse; without this, it may also show what it should guard. */
  readonly isPlainRefusal: boolean;
  /** HMAC of the body, hex: tells whether a document changed without keeping it. */
  readonly digest: string;
};

/** What the worker is told about a document besides its bytes. */
export type InspectRequest = {
  readonly url: URL;
  /** Before redirects, where that was another address. */
  readonly asked?: URL;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | LeftOnDisk;
  /** The lead's probe; its `recognise` is asked even when no hint occurs. */
  readonly by: string;
  /** Labels of the public form, for R4. */
  readonly labels: readonly string[];
  readonly canaries: readonly Canary[];
  readonly identifiers: readonly Identifier[];
  /** Globs over values that are published on purpose. */
  readonly publishedValues: readonly string[];
  /** The organisation's own hosts: an address `…@host` of these is rarely a citizen's. */
  readonly ownHosts: readonly string[];
};

/** Hands bytes to a worker and never throws: a document that hangs or explodes comes back as unreadable. */
export type Inspect = (request: InspectRequest) => Promise<Inspection>;

// ── Siblings: plain values, one file each, found by their file name ──────────────────────────────────────────────────

export type Severity = 'review' | 'low' | 'medium' | 'high' | 'critical';

/** One thing a platform can leave open. Never fetches: it says where to look and what it recognises. */
export type Probe = {
  /** `Drupal 7 Webform answers`. */
  readonly title: string;
  readonly severity: Severity;
  /** Steps in the platform's own words (menu, permission name), one sentence each. */
  readonly remediation: readonly string[];
  /** Where this is known from: documentation or source of the platform. */
  readonly source: string;
  /** Knows no platform: one that recognises its own is believed first, and its steps are told. */
  readonly generic?: true;
  /** A page whose source, address and headers hold none of these (lower case) never reaches the probe. Empty: every page does. */
  readonly hints: readonly string[];
  readonly leads?: (page: Page) => readonly Lead[];
  readonly recognise?: (page: Page, records: readonly Records[]) => Omit<Evidence, 'probe'> | undefined;
};

export type Category = 'contact' | 'identity' | 'financial' | 'health' | 'special' | 'online' | 'organisation';

/** One kind of personal data. Never sees the network. */
export type Detector = {
  readonly title: string;
  readonly category: Category;
  /** Lower-case column names and key parts that announce this kind, in any language: `date of birth`, `dob`, `geburtsdatum`. */
  readonly labels: readonly string[];
  /** Words besides the labels that announce this kind in running text: `call me on`, `i live at`. */
  readonly cues?: readonly string[];
  /**
   * Finds occurrences in running text; absent for kinds that only a column can tell. Linear in the text's length.
   * Where `needsLabel`, it is only shown the few words beside a label.
   */
  readonly find?: (text: string, anchors: Anchors) => readonly Omit<Match, 'detector'>[];
  /** A text without any of these is not searched. */
  readonly anchoredOn?: keyof Anchors;
  /** Finds what only a label just in front makes believable; `text` begins where the label ends. */
  readonly findLabelled?: (text: string) => readonly Omit<Match, 'detector'>[];
  /** Whether a whole trimmed cell is such a value. */
  readonly accepts: (cell: string) => boolean;
  /** A checksum or shape that fits by chance needs a label beside it before it counts. */
  readonly needsLabel: boolean;
  /** A value is words of any sort, and names or numbers among them are looked for all the same. */
  readonly inWords?: true;
  /** How often a value of the right shape is accepted by chance, such as 1/11; without it a column needs a header. */
  readonly chance?: number;
  readonly examples: { readonly detect: readonly string[]; readonly ignore: readonly string[] };
};

/** An entry of a folder of siblings: its id is its file name. */
export type Named<Sibling> = Sibling & { readonly id: string };

// ── What is concluded, kept and told ─────────────────────────────────────────────────────────────────────────────────

/** Only `closed` may end a finding; `unknown` changes nothing. */
export type Verdict = 'exposed' | 'open-empty' | 'closed' | 'unknown';

/** What the look that saw an exposure was made of, for whoever has to show it. No value from the page. */
export type Proof = {
  readonly status: number;
  /** Those that tell when, from which copy and by which cache the answer came. */
  readonly headers: Readonly<Record<string, string>>;
  /** Keyed digest of the body. */
  readonly digest: string;
  /** Rows seen, or counted by the platform itself: at least. */
  readonly rows: number;
};

/** One address judged once. */
export type Observation = {
  readonly target: string;
  readonly probe: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Does not depend on the rows shown: target, probe, normalised address. */
  readonly fingerprint: string;
  readonly cause: Cause;
  /** Masked where the address itself carries personal data. */
  readonly url: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly people: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly evidence: readonly { readonly where: string; readonly masked: Masked; readonly kind?: string }[];
  readonly reasons: readonly string[];
  readonly remediation: readonly string[];
  readonly proof?: Proof;
  /** Public on purpose, says the organisation: why, and how grave it would be otherwise. */
  readonly published?: { readonly reason: string; readonly otherwise: Severity };
  readonly at: Date;
};

export type FindingState = 'open' | 'acknowledged' | 'accepted' | 'resolved';

export type Finding = Omit<Observation, 'at' | 'verdict' | 'published'> & {
  readonly id: string;
  readonly verdict: 'exposed' | 'open-empty';
  readonly state: FindingState;
  readonly lastKnownClosed: Date | undefined;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly resolvedAt: Date | undefined;
  /** Who accepted it, why and until when. */
  readonly note: { readonly by: string; readonly reason: string; readonly until: Date | undefined } | undefined;
};

/** What an observation does to what is known. `seen` is not news. */
export type Change = {
  readonly kind: 'opened' | 'reopened' | 'worsened' | 'resolved' | 'seen';
  readonly finding: Finding;
  readonly before: Finding | undefined;
};

export type AlertKind = 'opened' | 'reopened' | 'worsened' | 'resolved' | 'reminder' | 'blind' | 'digest' | 'test';

/** One message, already in words and free of personal data; notifiers only lay it out. */
export type Alert = {
  /** The same on every attempt, so that a receiver can drop a repetition. */
  readonly key: string;
  /** Alerts of one story share it (`Cause.key`, or `blind Main website`): receivers thread, group and resolve by it. */
  readonly cause: string;
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly target: string;
  readonly organisation: string;
  /** `Answers to “Complain about the police” can be read by anyone`. */
  readonly title: string;
  /** One or two sentences for somebody who reads nothing else. */
  readonly summary: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly addresses: readonly string[];
  /** Addresses of the same cause that are not listed above. */
  readonly moreAddresses: number;
  readonly steps: readonly string[];
  readonly findings: readonly string[];
  readonly at: Date;
};

/**
 * `retryAfterMs` is what the receiver asked for; 0 where it did not say. `unsure`: it went out and no word came back, so
 * that it may have arrived. Reasons are plain and hold no secret.
 */
export type Delivery =
  | 'delivered'
  | { readonly retryAfterMs: number; readonly reason: string; readonly unsure?: true }
  | { readonly refused: string };

/** `letter` is the key this attempt goes out under, for receivers that take one: see `Posting`. */
export type Notifier = (alert: Alert, letter?: string) => Promise<Delivery>;

/** One POST to a channel's address, redirects not followed. Trouble is a value, never a throw. */
export type Post = (letter: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<PostAnswer>;

export type PostAnswer =
  | {
      readonly outcome: 'answered';
      readonly status: number;
      /** From `Retry-After`, in seconds or as a date; 0 where there was none. */
      readonly retryAfterMs: number;
      /** The first bytes of the answer, to look for known codes in; for no log and no reason. */
      readonly text: string;
    }
  | { readonly outcome: 'failed'; readonly reason: string; readonly unsure?: true };

/** What a channel may use of the outside. */
export type NotifierTools = {
  /** The channel's name in `targets.yaml`. */
  readonly channel: string;
  readonly post: Post;
  readonly now: () => Date;
  /** How long one attempt may take, whatever the protocol. */
  readonly timeoutMs: number;
  /** `columns` is unlimited where no terminal breaks lines. */
  readonly terminal: { readonly write: (text: string) => void; readonly colours: boolean; readonly columns: number };
  readonly log: Log;
};

/** Tells settings from mistakes; a zod schema is one. Messages never repeat what was given: it may be a secret. */
export type Schema<Settings> = {
  readonly safeParse: (given: unknown) =>
    | { readonly success: true; readonly data: Settings }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly {
            readonly code: string;
            readonly path: readonly PropertyKey[];
            readonly message: string;
            readonly keys?: readonly string[];
          }[];
        };
      };
};

/** One type of channel. `settings` reads the channel's own keys: `type`, `min_severity` and `targets` are gone by then. */
export type NotifierKind<Settings = unknown> = {
  readonly title: string;
  readonly settings: Schema<Settings>;
  readonly open: (settings: Settings, tools: NotifierTools) => Notifier;
};

/** Minutes of the day, such as 22:00 to 07:00; without a time zone, in that of the alert's target. */
export type QuietHours = { readonly from: number; readonly to: number; readonly timezone: string | undefined };

/** A place alerts go to, with what it wants to hear. */
export type Channel = {
  readonly name: string;
  readonly minSeverity: Severity;
  readonly targets: readonly string[];
  /** What is not critical waits until these hours are over. */
  readonly quiet?: QuietHours;
  readonly notify: Notifier;
};

// ── What is kept ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** An address the watch asks again and again, with what it said last. */
export type Address = {
  readonly target: string;
  readonly lead: Lead;
  readonly validators: Validators | undefined;
  /** The body's keyed digest at the last answer. */
  readonly digest: string | undefined;
  readonly verdict: Verdict | undefined;
  /** Why it could not be told, when the verdict is unknown. */
  readonly reason: string | undefined;
  readonly lastAsked: Date | undefined;
  readonly lastClosed: Date | undefined;
  /** Rounds in a row without a usable answer. */
  readonly failures: number;
};

/** One pass of one cadence over one target. */
export type Round = {
  readonly target: string;
  readonly cadence: 'crawl' | 'watch';
  readonly started: Date;
  readonly finished: Date;
  readonly requests: number;
  readonly bytes: number;
  readonly documents: number;
  /** False when a budget, an interval or a shutdown ended it early, or the start could not be read. */
  readonly complete: boolean;
  readonly unknown: number;
  /** Addresses left for a later round because the interval was too short at the allowed pace. */
  readonly postponed: number;
};

/** What a round comes to. */
export type Outcome = {
  readonly round: Round;
  /** False when no start could be looked at: then nothing is known about this target. */
  readonly seen: boolean;
  /** Every start refuses strangers: a door kept shut is no trouble, and nothing behind it was looked at. */
  readonly shut?: boolean;
  /** Passerby itself ended it before it was through, or had no connection. */
  readonly interrupted?: boolean;
  /** Addresses that could not be told; masked, capped. */
  readonly unknown: readonly { readonly url: string; readonly reason: string }[];
};

/** Everything one judged batch changes: written in one transaction, or not at all. */
export type Batch = {
  readonly changes: readonly Change[];
  readonly addresses: readonly Address[];
  readonly forms: readonly { readonly target: string; readonly form: FormOutline }[];
  /** One row for each alert and channel; held until `notBefore` where the channel has quiet hours. */
  readonly outbox: readonly { readonly alert: Alert; readonly channel: string; readonly notBefore?: Date }[];
  readonly at: Date;
};

/** An alert on its way to one channel. */
export type Posting = {
  /** `${alert.key} ${channel}`; unique. */
  readonly id: string;
  /** The id, and `~2`, `~3` … once an earlier letter may have arrived: no key is ever delivered twice. */
  readonly letter: string;
  readonly channel: string;
  readonly alert: Alert;
  readonly attempts: number;
  readonly state: 'due' | 'delivered' | 'dead';
  readonly nextAttempt: Date;
  readonly reason: string | undefined;
};

export type HistoryEntry = {
  readonly at: Date;
  readonly kind: Change['kind'] | 'acknowledged' | 'accepted' | 'rechecked';
  readonly says: string;
};

/** All that outlives the process. Every method is one transaction; a second store has to pass the same contract suite. */
export type Store = {
  readonly addresses: (target: string) => Promise<readonly Address[]>;
  readonly forms: (target: string) => Promise<readonly FormOutline[]>;
  readonly findings: (where?: { readonly target?: string; readonly state?: FindingState }) => Promise<readonly Finding[]>;
  /** By id or by an unambiguous beginning of it. */
  readonly finding: (id: string) => Promise<Finding | undefined>;
  readonly history: (finding: string) => Promise<readonly HistoryEntry[]>;
  readonly record: (batch: Batch) => Promise<void>;
  /** A person's decision: acknowledge, accept, or back to open. */
  readonly decide: (finding: string, state: FindingState, note: Finding['note'], at: Date) => Promise<void>;
  readonly finishRound: (round: Round) => Promise<void>;
  /** The latest first. */
  readonly rounds: (target: string, limit: number) => Promise<readonly Round[]>;
  /** Puts alerts that no finding causes (a blind target, a test) into the outbox. */
  readonly post: (outbox: Batch['outbox'], at: Date) => Promise<void>;
  readonly due: (now: Date, limit: number) => Promise<readonly Posting[]>;
  /**
   * Before a posting is sent: nobody else may, until `until`. Who does not come back to settle it leaves open whether it
   * arrived, so that the next claim is for another letter. Undefined when it is settled, or another's.
   */
  readonly claim: (posting: string, until: Date, at: Date) => Promise<Posting | undefined>;
  /** By letter: what became of an earlier one is no news. */
  readonly settle: (letter: string, delivery: Delivery, at: Date) => Promise<void>;
  readonly postings: (state: Posting['state']) => Promise<readonly Posting[]>;
  /** Small values that must survive a restart, by name. */
  readonly remember: (name: string, value: string) => Promise<void>;
  readonly recall: (name: string) => Promise<string | undefined>;
  /** Drops what has outlived its use: delivered postings, old rounds, addresses nothing led to for long. */
  readonly prune: (now: Date) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The outside, one plain record: tests hand in a literal. */
export type World = {
  readonly now: () => Date;
  /** The anonymous GET for one target: its scope, pace, caps and address guard are already inside. */
  readonly doorFor: (target: Target) => Fetch;
  /** A host asked, through its robots.txt, for at least this many seconds between requests. */
  readonly slowDown: (host: string, seconds: number) => void;
  /** Names on the certificates presented so far. */
  readonly hostsNamed?: () => readonly string[];
  readonly inspect: Inspect;
  readonly store: Store;
  readonly channels: readonly Channel[];
  readonly log: Log;
  /** Addresses of the organisation's choice that tell whether Passerby itself has a connection. */
  readonly outlook?: { readonly addresses: () => readonly URL[]; readonly reaches: () => Promise<boolean> };
  /** Tells a dead man's switch that a round has ended. */
  readonly heartbeat?: () => void;
};

/** Static message, facts in the object; never a body, passage or match. */
export type Log = {
  readonly debug: (facts: Readonly<Record<string, unknown>>, message: string) => void;
  readonly info: (facts: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (facts: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (facts: Readonly<Record<string, unknown>>, message: string) => void;
};
