import picomatch from 'picomatch';

const compiled = new Map<string, (text: string) => boolean>();

/** Whether a glob fits a text. `*` stays within a path segment, `**` does not; case is ignored. */
export function matches(glob: string, text: string): boolean {
  let fits = compiled.get(glob);
  if (fits === undefined) {
    fits = picomatch(glob, { nocase: true, dot: true });
    compiled.set(glob, fits);
  }
  return fits(text);
}

/** A glob over paths, or over whole addresses when it names a scheme. */
export const matchesPath = (glob: string, url: URL): boolean =>
  glob.includes('://')
    ? matches(glob, `${url.origin}${url.pathname}`)
    : matches(glob.startsWith('/') ? glob : `/${glob}`, url.pathname);
