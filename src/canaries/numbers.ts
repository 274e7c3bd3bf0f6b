// A canary of digits alone, such as a telephone number, must stand alone: inside longer numbers it would occur by chance.

const run = /\d{1,30}(?:[ .()/-]{1,3}\d{1,30}){0,40}/gu;
const maxGroups = 6;
const minDigits = 6;

export const isNumber = (value: string): boolean => !/\p{L}/u.test(value);

/** Digits as people dial them at home: `+44 7700 900461` and `07700 900461` are one number. */
const dialled = (digits: string): string => digits.replace(/^(?:00)?44(?=[1-9]\d{8,9}$)/u, '0');

/** Finds whole numbers, whatever groups they are written in; answers with their places in `values`. */
export function openNumbers(values: readonly string[]): (text: string) => readonly number[] {
  const places = Map.groupBy(values.keys(), (place) => dialled((values[place] ?? '').replaceAll(/\D/gu, '')));
  if (values.length === 0) return () => [];
  return (text) => {
    const found = new Set<number>();
    for (const [whole] of text.matchAll(run)) {
      const groups = whole.split(/\D+/u);
      for (let first = 0; first < groups.length; first += 1) {
        let digits = '';
        for (const group of groups.slice(first, first + maxGroups)) {
          digits += group;
          if (digits.length < minDigits) continue;
          for (const place of places.get(dialled(digits)) ?? []) found.add(place);
        }
      }
    }
    return [...found];
  };
}
