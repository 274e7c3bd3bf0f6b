import { fingerprintOf } from '../addresses/address.ts';
import type { Cause, Finding, Observation } from '../model.ts';

/** Which cause an exposed page has that no platform and no form names. */
export type CommonCauses = {
  readonly of: (observation: Observation, digests: readonly string[]) => Cause;
  /** Remembers whose rows these are, so that a page that shows the same ones joins their cause. */
  readonly note: (cause: Cause, digests: readonly string[]) => void;
};

/** So many messages of their own before the next page of a shape, a folder or a host joins the others of it. */
const room = { shape: 3, folder: 3, host: 10 } as const;
/** A page about one person or two is a record of some list. */
const maxOfOneRecord = 2;
const maxRemembered = 20_000;

type Groups = Readonly<Record<keyof typeof room, string>>;

/** Numbers and tokens aside: `/view.php?id=7` and `/view.php?id=8` are made by one program. */
const shapeOf = (place: string): string =>
  place.replace(/(?<=[/=_.-])(?:[0-9a-f]{8}-[0-9a-f-]{27}|(?=[a-z]{0,40}\d)[0-9a-f]{8,64}|\d+)(?=[/&_.-]|$)/giu, '#');

/** As it may be shown: a fingerprint still holds who a folder is called after, and a key goes out. */
const placeOf = ({ url, fingerprint, target }: Pick<Observation, 'url' | 'fingerprint' | 'target'>): string =>
  URL.canParse(url) ? fingerprintOf(new URL(url)) : fingerprint.slice(target.length + 1);

function groupsOf(place: string): Groups {
  const path = place.split('?')[0] ?? place;
  const cut = path.lastIndexOf('/');
  return { shape: shapeOf(place), folder: path.slice(0, cut < 0 ? path.length : cut), host: path.split('/')[0] ?? path };
}

/** Without a platform or a form in it: `people-records www.example.gov.uk/complaints`. */
const isPlain = ({ form, page, key }: Cause): boolean => form === undefined && page === undefined && key.split(' ').length === 2;

/** A sidebar with names in it is on a thousand pages: that is one mistake, and must not be a thousand messages. */
export function openCommonCauses(known: readonly Finding[]): CommonCauses {
  const members = new Map<string, Set<string>>();
  const shown = new Map<string, Cause>();

  const keysIn = (group: string): ReadonlySet<string> => members.get(group) ?? new Set();
  const join = (key: string, groups: Groups): void => {
    for (const [kind, group] of Object.entries(groups)) {
      const name = `${kind} ${group}`;
      members.set(name, new Set([...keysIn(name), key]));
    }
  };
  const isKnown = (key: string, { host }: Groups): boolean => keysIn(`host ${host}`).has(key);
  const hasRoom = (kind: keyof typeof room, groups: Groups): boolean => keysIn(`${kind} ${groups[kind]}`).size < room[kind];

  /** The narrowest cause that is open already or that there is room for. */
  const keyFor = ({ probe, people, cause }: Observation, groups: Groups): string => {
    const [own, shape, folder, host] = [
      cause.key,
      `${probe} ${groups.shape}`,
      `${probe} ${groups.folder}/`,
      `${probe} ${groups.host}/`,
    ];
    if (isKnown(own, groups)) return own;
    const roomBeside = hasRoom('folder', groups) && hasRoom('host', groups);
    const isRecord = people <= maxOfOneRecord && shape !== own;
    if (roomBeside && !isRecord && hasRoom('shape', groups)) return own;
    if (isKnown(shape, groups) || (roomBeside && shape !== own)) return shape;
    return isKnown(folder, groups) || hasRoom('host', groups) ? folder : host;
  };

  const withTheSameRows = (digests: readonly string[]): Cause | undefined => {
    const causes = digests.flatMap((digest) => shown.get(digest) ?? []);
    const [most] = [...Map.groupBy(causes, (cause) => cause.key).values()].toSorted((a, b) => b.length - a.length);
    return most !== undefined && most.length * 2 >= digests.length ? most[0] : undefined;
  };

  const note = (cause: Cause, digests: readonly string[]): void => {
    for (const digest of digests) if (shown.size < maxRemembered && !shown.has(digest)) shown.set(digest, cause);
  };

  for (const finding of known)
    if (finding.state !== 'resolved' && isPlain(finding.cause)) join(finding.cause.key, groupsOf(placeOf(finding)));

  return {
    of: (observation, digests) => {
      const groups = groupsOf(placeOf(observation));
      const same = withTheSameRows(digests);
      const cause = same ?? { ...observation.cause, key: keyFor(observation, groups) };
      if (same === undefined) join(cause.key, groups);
      note(cause, digests);
      return cause;
    },
    note,
  };
}
