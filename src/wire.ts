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

/** The body gets a buffer of its own where it shares one, because the buffer is handed over. */
export function toWire(request: InspectRequest, canaries: NumberedSet): Question {
  const whole = request.body.byteLength === request.body.buffer.byteLength;
  return {
    ...request,
    url: request.url.href,
    asked: (request.asked ?? request.url).href,
    body: whole ? request.body : request.body.slice(),
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
