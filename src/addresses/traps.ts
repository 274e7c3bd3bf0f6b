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
/** Addresses of one page that join what was seen apart: every picture under every tab. Content nearly always has a number of its own. */
const maxRejoined = 100;
/** Every page links the sign-in with the way back to itself: it is one place all the same. */
const maxPerWayBack = 3;
/** Single records of other people: enough to notice the shape, never a walk (enumeration guard). */
const maxPerRecordSeries = 3;

/** Bounds the memory; beyond it whatever is joined counts as new. */
const maxValues = 100_000;

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
  const values = new Set<string>();
  const ofRejoined = openCount();
  const ofShape = openCount();
  const ofSeries = openCount();
  const ofWayBack = openCount();

  const isAnotherFilter = (page: string, names: string): boolean => {
    const known = shapes.get(page) ?? new Set<string>();
    if (!known.has(names) && known.size >= maxShapesPerPage) return true;
    shapes.set(page, known.add(names));
    return false;
  };

  /** Whether each of several parameters stood there with this value before. */
  const isRejoined = (page: string, url: URL): boolean => {
    const written = [...url.searchParams].map(([name, value]) => `${page} ${name}=${value}`);
    const fresh = written.filter((pair) => !values.has(pair));
    if (values.size < maxValues) for (const pair of fresh) values.add(pair);
    return written.length > 1 && fresh.length === 0;
  };

  return {
    catches: (url) => {
      const page = pageOf(url);
      if (recordOfList.test(url.pathname)) return true;
      if (recordSeries.test(url.pathname) && ofSeries(page) > maxPerRecordSeries) return true;
      const names = [...url.searchParams.keys()].sort();
      if (names.some((name) => wayBack.test(name)) && ofWayBack(page) > maxPerWayBack) return true;
      if (isAnotherFilter(page, names.join('&'))) return true;
      if (isRejoined(page, url) && ofRejoined(page) > maxRejoined) return true;
      const isEndless = names.length > 0 || /(?:19|20)\d\d/u.test(url.pathname);
      return ofShape(`${page}?${names.join('&')}`) > (isEndless ? maxPerEndlessShape : maxPerShape);
    },
  };
}
