import type { NumberedSet } from './canaries/sets.ts';
import type { Canary, Cause, Inspection, InspectRequest, Lead } from './model.ts';

// What crosses the wall. URL objects cannot be posted between threads, so they travel as text.

export type Question = Omit<InspectRequest, 'url' | 'asked' | 'canaries'> & {
  readonly url: string;
  readonly asked: string;
  readonly canaries: NumberedSet;
};
/** A worker that may yet be lost first tells the canaries it has seen. */
export type Told = { readonly canaries: readonly string[] } | { readonly answer: Answer };
export type Answer = Omit<Inspection, 'leads'> & { readonly leads: readonly WireLead[] };
type WireLead = {
  readonly url: string;
  readonly by: string;
  readonly rank: number;
  readonly cause: Cause | undefined;
  readonly control: string | undefined;
};

/** Bytes get a buffer of their own where they share one, because the buffer is handed over. */
function bodyToWire(body: InspectRequest['body']): InspectRequest['body'] {
  if ('descriptor' in body || body.byteLength === body.buffer.byteLength) return body;
  return body.slice();
}

export function toWire(request: InspectRequest, canaries: NumberedSet): Question {
  return {
    ...request,
    url: request.url.href,
    asked: (request.asked ?? request.url).href,
    body: bodyToWire(request.body),
    canaries,
  };
}

export const questionToRequest = (question: Question, canaries: readonly Canary[]): InspectRequest => ({
  ...question,
  canaries,
  url: new URL(question.url),
  asked: new URL(question.asked),
});

export const answerFrom = (inspection: Inspection): Answer => ({
  ...inspection,
  leads: inspection.leads.map((lead) => ({ ...lead, url: lead.url.href, control: lead.control?.href })),
});

export const fromWire = (answer: Answer): Inspection => ({
  ...answer,
  leads: answer.leads.map(
    (lead): Lead => ({
      ...lead,
      url: new URL(lead.url),
      control: lead.control === undefined ? undefined : new URL(lead.control),
    }),
  ),
});
