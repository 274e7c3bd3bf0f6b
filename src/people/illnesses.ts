/** Illnesses and treatments by name, as nobody says them of somebody in public. In English; asked of lower case. */
const illness =
  /(?<![a-z])(?:asthma|diabet\w+|epilep\w+|cancer|tumou?rs?|chemotherapy|dementia|alzheimer\w*|parkinson\w*|depression|depressed|anxiety|autis\w+|adhd|schizophren\w+|bipolar|psychos[ei]s|ptsd|hiv|hepatitis|copd|stroke|heart (?:attack|condition|failure)|multiple sclerosis|cerebral palsy|coeliac|epipen|seizures?|miscarriage|overdose|self[- ]harm\w*|suicid\w+|sectioned under|diagnos(?:is|ed)|amputat\w+|fractur\w+|arthritis|eczema|nut allergy|insulin|inhaler|methadone|antidepressants|dyslexi\w+|learning (?:difficult|disab)\w+|sickle cell|dialysis|palliative|catheter|incontinen\w+|ivf|termination of pregnancy|sertraline|dnacpr)(?![a-z])/u;

const maxRead = 20_000;

/** Whether a text names one. */
export const namesIllness = (text: string): boolean => illness.test(text.slice(0, maxRead).toLowerCase());
