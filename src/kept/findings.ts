import { createHash } from 'node:crypto';
import {
  cause,
  counts,
  date,
  evidence,
  maybeDate,
  maybeMillis,
  maybeText,
  millis,
  number,
  oneOf,
  proof,
  severities,
  text,
  texts,
  unveiled,
} from '../keeping/columns.ts';
import type { Row, Sql, Values } from '../keeping/sql.ts';
import type { Veil } from '../keeping/veil.ts';
import type { Cause, Change, Finding, FindingState } from '../model.ts';

/** The record of a breach outlives its end (UK GDPR Art. 33(5)), but not for ever. */
const keepResolvedMs = 3 * 365 * 86_400_000;

const states = ['open', 'acknowledged', 'accepted', 'resolved'] as const;
const verdicts = ['exposed', 'open-empty'] as const;

const settable = [
  ...['target', 'probe', 'title', 'verdict', 'cause', 'url', 'severity', 'confidence', 'people', 'kinds', 'evidence', 'reasons'],
  ...[
    'remediation',
    'proof',
    'state',
    'last_known_closed',
    'first_seen',
    'last_seen',
    'resolved_at',
    'note_by',
    'note_reason',
    'note_until',
  ],
];

const upsert = `
  INSERT INTO finding (id, fingerprint, ${settable.join(', ')})
  VALUES (:id, :fingerprint, ${settable.map((column) => `:${column}`).join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${settable.map((column) => `${column} = excluded.${column}`).join(', ')}
  WHERE (${settable.map((column) => `finding.${column}`).join(', ')})
    IS DISTINCT FROM (${settable.map((column) => `excluded.${column}`).join(', ')})`;

const joined = `
  SELECT finding.*, cause.key AS cause_key, cause.form AS cause_form, cause.page AS cause_page, cause.labels AS cause_labels
  FROM finding JOIN cause ON cause.id = finding.cause`;

const noteOf = (row: Row): Finding['note'] => {
  const by = maybeText(row, 'note_by');
  return by === undefined ? undefined : { by, reason: text(row, 'note_reason'), until: maybeDate(row, 'note_until') };
};

const nounOf = (row: Row, veil: Veil): Finding => ({
  id: text(row, 'id'),
  fingerprint: unveiled(row, 'fingerprint', veil),
  target: text(row, 'target'),
  probe: text(row, 'probe'),
  title: text(row, 'title'),
  verdict: oneOf(row, 'verdict', verdicts),
  cause: cause(row, veil),
  url: unveiled(row, 'url', veil),
  severity: oneOf(row, 'severity', severities),
  confidence: number(row, 'confidence'),
  people: number(row, 'people'),
  kinds: counts(row, 'kinds'),
  evidence: evidence(row, 'evidence'),
  reasons: texts(row, 'reasons'),
  remediation: texts(row, 'remediation'),
  ...(maybeText(row, 'proof') === undefined ? {} : { proof: proof(row, 'proof') }),
  state: oneOf(row, 'state', states),
  lastKnownClosed: maybeDate(row, 'last_known_closed'),
  firstSeen: date(row, 'first_seen'),
  lastSeen: date(row, 'last_seen'),
  resolvedAt: maybeDate(row, 'resolved_at'),
  note: noteOf(row),
});

const noteValues = (note: Finding['note']): Values => ({
  note_by: note?.by ?? null,
  note_reason: note?.reason ?? null,
  note_until: maybeMillis(note?.until),
});

type Standing = Pick<Finding, 'id' | 'state' | 'note' | 'firstSeen' | 'resolvedAt'>;

const sameDecision = (one: Pick<Finding, 'state' | 'note'>, other: Pick<Finding, 'state' | 'note'>): boolean =>
  one.state === other.state && JSON.stringify(noteValues(one.note)) === JSON.stringify(noteValues(other.note));

/**
 * What stands afterwards. Rounds take minutes, and meanwhile a person may have decided, or a second process recorded: their
 * word on the state holds unless this change ends or reopens the finding.
 */
function meeting(stored: Standing | undefined, { kind, finding, before }: Change): Finding {
  if (stored === undefined) return finding;
  const known = { ...finding, id: stored.id, firstSeen: kind === 'opened' ? stored.firstSeen : finding.firstSeen };
  // What comes in as resolved comes not back, however it is called: told twice, it is told once.
  const back = (kind === 'opened' || kind === 'reopened') && stored.state === 'resolved' && finding.state !== 'resolved';
  if (back) return { ...known, firstSeen: finding.firstSeen };
  const undisturbed = before !== undefined && sameDecision(before, stored);
  if (kind === 'resolved' || undisturbed) return known;
  return { ...known, state: stored.state, note: stored.note, resolvedAt: stored.resolvedAt };
}

const saying = ({ kind, finding }: Change): string => {
  if (kind === 'resolved') return 'can no longer be read';
  const seen = finding.verdict === 'open-empty' ? 'can be read, nothing in it yet' : `at least ${finding.people} people`;
  return `${finding.severity}: ${seen}`;
};

/** Findings are one row each, by fingerprint; `writeHistory` is told only what is news. */
export function keepFindings(
  sql: Sql,
  veil: Veil,
  beside: {
    readonly causeId: (cause: Cause) => string;
    readonly writeHistory: (
      finding: string,
      entry: { readonly at: Date; readonly kind: Change['kind']; readonly says: string },
    ) => void;
  },
) {
  const standing = (fingerprint: string): Standing | undefined => {
    const row = sql.rows('SELECT * FROM finding WHERE fingerprint = :fingerprint', { fingerprint: veil.shut(fingerprint) })[0];
    if (row === undefined) return undefined;
    return {
      id: text(row, 'id'),
      state: oneOf(row, 'state', states),
      note: noteOf(row),
      firstSeen: date(row, 'first_seen'),
      resolvedAt: maybeDate(row, 'resolved_at'),
    };
  };

  // Reconcile knows one target at a time, so that two targets may have come to the same short id.
  const freeId = ({ id, fingerprint }: Finding): string => {
    const longer = id + createHash('sha256').update(fingerprint).digest('hex').slice(id.length);
    let length = id.length;
    while (sql.rows('SELECT 1 FROM finding WHERE id = :id', { id: longer.slice(0, length) }).length > 0) length += 1;
    return longer.slice(0, length);
  };

  const write = (finding: Finding): void => {
    sql.run(upsert, {
      id: finding.id,
      fingerprint: veil.shut(finding.fingerprint),
      target: finding.target,
      probe: finding.probe,
      title: finding.title,
      verdict: finding.verdict,
      cause: beside.causeId(finding.cause),
      url: veil.over(finding.url),
      severity: finding.severity,
      confidence: finding.confidence,
      people: finding.people,
      kinds: JSON.stringify(finding.kinds),
      evidence: JSON.stringify(finding.evidence),
      reasons: JSON.stringify(finding.reasons),
      remediation: JSON.stringify(finding.remediation),
      proof: finding.proof === undefined ? null : JSON.stringify(finding.proof),
      state: finding.state,
      last_known_closed: maybeMillis(finding.lastKnownClosed),
      first_seen: millis(finding.firstSeen),
      last_seen: millis(finding.lastSeen),
      resolved_at: maybeMillis(finding.resolvedAt),
      ...noteValues(finding.note),
    });
  };

  const byId = (id: string): Finding | undefined => {
    const exact = sql.rows(`${joined} WHERE finding.id = :id`, { id });
    const rows =
      exact.length > 0 || id === ''
        ? exact
        : sql.rows(`${joined} WHERE SUBSTR(finding.id, 1, :length) = :id LIMIT 2`, { id, length: id.length });
    const [row] = rows;
    return row === undefined || rows.length > 1 ? undefined : nounOf(row, veil);
  };

  return {
    byId,

    record(changes: readonly Change[], at: Date): void {
      for (const change of changes) {
        const stored = standing(change.finding.fingerprint);
        const met = meeting(stored, change);
        const finding = stored === undefined ? { ...met, id: freeId(met) } : met;
        write(finding);
        const news = change.kind !== 'seen' && (change.kind === 'worsened' || stored?.state !== finding.state);
        if (news) beside.writeHistory(finding.id, { at, kind: change.kind, says: saying(change) });
      }
    },

    where: ({ target, state }: { readonly target?: string; readonly state?: FindingState } = {}): readonly Finding[] =>
      sql
        .rows(
          `${joined} WHERE (:target IS NULL OR target = :target) AND (:state IS NULL OR state = :state) ORDER BY finding.seq`,
          { target: target ?? null, state: state ?? null },
        )
        .map((row) => nounOf(row, veil)),

    decide(id: string, { state, note, at }: Pick<Finding, 'state' | 'note'> & { readonly at: Date }): void {
      sql.run(
        `UPDATE finding SET state = :state, resolved_at = CASE WHEN :state = 'resolved' THEN COALESCE(resolved_at, :at) END,
           note_by = :note_by, note_reason = :note_reason, note_until = :note_until
         WHERE id = :id`,
        { id, state, at: millis(at), ...noteValues(note) },
      );
    },

    prune(now: Date): void {
      sql.run(`DELETE FROM finding WHERE state = 'resolved' AND resolved_at < :before`, { before: millis(now) - keepResolvedMs });
    },
  };
}
