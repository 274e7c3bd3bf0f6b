import type { Inspection } from './model.ts';

/** An inspection that tells nothing but why. */
export const unread = (reason: string): Inspection => ({
  kind: 'other',
  type: '',
  unreadable: reason,
  address: '',
  gaps: [],
  links: [],
  leads: [],
  forms: [],
  evidence: [],
  records: [],
  people: 0,
  bearing: 'clean',
  confidence: 0,
  reasons: [],
  sightings: [],
  kinds: {},
  canaries: [],
  filled: [],
  likeness: { simhash: '0000000000000000', words: 0 },
  refusal: undefined,
  isPlainRefusal: false,
  digest: '',
});
