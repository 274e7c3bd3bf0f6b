import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

// The Dockerfile's steps in a clean folder: the same npm scripts in the same order, then the image's own command.

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const npm = (folder: string, ...args: string[]): void => void execFileSync('npm', args, { cwd: folder, stdio: 'pipe' });

/** Every file outside data/, with its size and time. */
const everythingIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== join(folder, 'data'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      return `${path} ${size} ${mtimeMs}`;
    });

test('the image is built by its npm scripts, holds nothing for development, and writes to data/ only', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-image-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of [
    'package.json',
    'package-lock.json',
    '.npmrc',
    'tsconfig.json',
    'tsconfig.build.json',
    'src',
    'targets.yaml',
  ]) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  npm(folder, 'run', 'image:install');
  npm(folder, 'run', 'build');
  npm(folder, 'run', 'image:prune');
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  assert.deepEqual(
    // The Slack client asks for Node's types itself.
    Object.keys(devDependencies).filter((name) => name !== '@types/node' && existsSync(join(folder, 'node_modules', name))),
    [],
  );
  assert.ok(readdirSync(join(folder, 'dist', 'migrations')).length > 0);

  const data = join(folder, 'data');
  mkdirSync(data);
  const before = everythingIn(folder);
  const child = spawn(process.execPath, ['dist/main.js', 'watch'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  const told = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      if (out.includes('Complain about the police')) resolve();
    });
    child.once('exit', () => resolve());
  });
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  await told;
  assert.match(out, /Anyone can read the answers to “Complain about the police”/u, err.slice(-2_000));
  const health = execFileSync(process.execPath, ['dist/main.js', 'health'], { cwd: folder, encoding: 'utf8' });
  assert.match(health, /looked at last/u);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  assert.equal(await ended, 0);
  assert.deepEqual(everythingIn(folder), before);
});

test('the Dockerfile runs those scripts, as nobody special, with a health check', () => {
  const file = readFileSync(join(root, 'Dockerfile'), 'utf8');
  for (const line of [
    /npm run image:install/u,
    /npm run build && npm run image:prune/u,
    /^USER node$/mu,
    /^VOLUME \/app\/data$/mu,
    /^HEALTHCHECK .*"health"\]$/mu,
  ]) {
    assert.match(file, line);
  }
});
