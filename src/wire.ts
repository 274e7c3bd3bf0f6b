import type { Cause, Inspection, InspectRequest, Lead } from './model.ts';

// What crosses the wall. URL objects cannot be posted between threads, so they travel as text.

export type Question = Omit<InspectRequest, 'url' | 'asked'> & { readonly url: string; readonly asked: string };
export type Answer = Omit<Inspection, 'leads'> & { readonly leads: readonly WireLead[] };
type WireLead = {
  readonly url: string;
  readonly by: string;
  readonly rank: number;
  readonly cause: Cause | undefined;
  readonly control: string | undefined;
};

/** The body gets a buffer of its own where it shares one, because the buffer is handed over. */
export function toWire(request: InspectRequest): Question {
  const whole = request.body.byteLength === request.body.buffer.byteLength;
  return {
    ...request,
    url: request.url.href,
    asked: (request.asked ?? request.url).href,
    body: whole ? request.body : request.body.slice(),
  };
}

export const questionToRequest = (question: Question): InspectRequest => ({
  ...question,
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
