// Completes package-lock.json after a dependency changed: `node .ci/complete-lock.mjs`.
// npm leaves optional binaries of other platforms out of the lock where the registry at hand does not carry them, and
// `npm ci` then refuses the lock ("Missing: …"). Each is named here by version and platform, without an integrity hash.
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'openbsd',
  'netbsd',
  'linux',
  'win32',
  'openharmony',
  'sunos',
  'aix',
];
const PROCESSORS = { riscv64: 'riscv64', loong64: 'loong64', ppc64: 'ppc64', s390x: 's390x', arm64: 'arm64' };
const MORE_PROCESSORS = { aarch64: 'arm64', arm: 'arm', x64: 'x64', ia32: 'ia32', wasm32: 'wasm32' };
const ALIASES = { windows: 'win32' };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { packages } = lock;

/** The folders in which Node looks for a dependency of the package at `at`, nearest first. */
const lookUp = (at) => {
  const folders = [];
  for (let dir = at; dir !== ''; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('node_modules/') - 1)))
    folders.push(`${dir}/`);
  return [...folders, ''];
};

const valueFor = (name, table) => Object.entries(table).find(([word]) => name.includes(word))?.[1];

const platformOf = (name) => {
  const systems = Object.fromEntries(SYSTEMS.map((system) => [system, system]));
  const os = valueFor(name, { ...systems, ...ALIASES });
  const cpu = valueFor(name, { ...PROCESSORS, ...MORE_PROCESSORS });
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(name.includes('musl') ? { libc: ['musl'] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
};

let added = 0;
for (const [at, parent] of Object.entries({ ...packages })) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    if (lookUp(at).some((folder) => packages[`${folder}node_modules/${name}`])) continue;
    const version = /\d+\.\d+\.\d+[^\s|]*/.exec(range)?.[0];
    if (version === undefined) throw new Error(`${at}: no exact version for ${name} in ${range}`);
    packages[`node_modules/${name}`] = { version, ...(parent.dev ? { dev: true } : {}), ...platformOf(name) };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`named ${added} packages of other platforms\n`);
