import { readFileSync, writeFileSync } from 'node:fs';

// npm leaves out of the lock file what its registry does not offer, and `npm ci` then misses it: a mirror without the
// packages of other platforms gives a lock that installs nowhere. Run after `npm install`: adds the optional packages of
// other platforms by name and version, which are never fetched on this one.

type Entry = {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'aix', 'sunos', 'netbsd', 'openbsd', 'wasi'];
const processors: Readonly<Record<string, string>> = {
  'arm-': 'arm',
  arm64: 'arm64',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
  x64: 'x64',
  wasm32: 'wasm32',
};

const lock: { packages: Record<string, Entry & Record<string, unknown>> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

let added = 0;
for (const [parent, entry] of Object.entries(lock.packages)) {
  if (parent === '') continue;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    const system = systems.find((candidate) => name.includes(candidate));
    const processor = Object.entries(processors).find(([part]) => name.includes(part))?.[1];
    if (lock.packages[place] !== undefined || system === undefined || processor === undefined || !/^\d/u.test(version)) continue;
    lock.packages[place] = {
      version,
      cpu: [processor],
      ...(entry.dev === true ? { dev: true } : {}),
      optional: true,
      os: [system],
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added\n`);
