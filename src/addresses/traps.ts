// Addresses without end, as calendars, filters and ways back from a sign-in make them.

export type Traps = {
  /** Whether one more address like those met before leads nowhere new. Counts it. */
  readonly catches: (url: URL) => boolean;
};

/** Calendars, facets and sort orders make endless addresses of one shape. */
const maxPerEndlessShape = 200;
const maxPerShape = 5_000;
/** Filters that can be combined make shapes without end of one page: a wiki's recent changes have hundreds. */
const maxShapesPerPage = 24;
/** Every page links the sign-in with the way back to itself: it is one place all the same. */
const maxPerWayBack = 3;
/** Single records of other people: enough to notice the shape, never a walk (enumeration guard). */
const maxPerRecordSeries = 3;

const recordOfList = /\/(?:submissions?|entry|entries|responses?)\/\d+(?:\/|$)/iu;
const recordSeries =
  /\/(?:complaints?|enquir(?:y|ies)|inquir(?:y|ies)|tickets?|bookings?|referrals?|registrations?|applicants?|claims?|petitions?|orders?|cases?|members?|customers?|clients?|patients?|users?|people|persons?|contacts?|messages?|items\/\w{1,60})\/\d+(?:\/|$)/iu;

const wayBack =
  /^(?:return[_-]?(?:to|url|uri|path)?|returntoquery|destination|redirect(?:[_-]?(?:to|ur[il]|after[_-]?login))?|next|came[_-]?from|back[_-]?(?:to|ur[il])?|goto|wantsurl|continue)$/iu;

/** The page of an address: numbers aside. */
const pageOf = (url: URL): string => `${url.host}${url.pathname.replace(/\d+/gu, '#')}`;

type Count = (key: string) => number;

function openCount(): Count {
  const counts = new Map<string, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
}

export function openTraps(): Traps {
  const shapes = new Map<string, Set<string>>();
  const ofShape = openCount();
  const ofSeries = openCount();
  const ofWayBack = openCount();

  const isAnotherFilter = (page: string, names: string): boolean => {
    const known = shapes.get(page) ?? new Set<string>();
    if (!known.has(names) && known.size >= maxShapesPerPage) return true;
    shapes.set(page, known.add(names));
    return false;
  };

  return {
    catches: (url) => {
      const page = pageOf(url);
      if (recordOfList.test(url.pathname)) return true;
      if (recordSeries.test(url.pathname) && ofSeries(page) > maxPerRecordSeries) return true;
      const names = [...url.searchParams.keys()].sort();
      if (names.some((name) => wayBack.test(name)) && ofWayBack(page) > maxPerWayBack) return true;
      if (isAnotherFilter(page, names.join('&'))) return true;
      const isEndless = names.length > 0 || /(?:19|20)\d\d/u.test(url.pathname);
      return ofShape(`${page}?${names.join('&')}`) > (isEndless ? maxPerEndlessShape : maxPerShape);
    },
  };
}
