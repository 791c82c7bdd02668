import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs psql with these arguments (and this script on standard input) and returns what it printed; it throws
 * with psql's message when a statement fails. */
export type RunPsql = (args: readonly string[], script?: string) => string;

type Account = { uid: number; gid: number };

/** A PostgreSQL that can be started here: the folder of its programs, its version as it prints it, and the
 * account that the server runs as (PostgreSQL refuses root), or undefined for the account of this process. */
export type Installation = { bin: string; version: string; serverAccount: Account | undefined };

const superuser = 'bench';

// A throw-away cluster: no TCP, nothing survives a crash (fsync off, no full pages, minimal log), nothing
// runs in the background, and memory and parallel workers as one would give it on two cores.
const settings = `
listen_addresses = ''
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 4GB
checkpoint_timeout = 1h
autovacuum = off
shared_buffers = 256MB
work_mem = 64MB
maintenance_work_mem = 256MB
effective_cache_size = 1GB
random_page_cost = 1.1
max_parallel_workers = 2
max_parallel_workers_per_gather = 2
max_parallel_maintenance_workers = 2
jit = off
client_min_messages = warning
datestyle = 'ISO, YMD'
timezone = 'Asia/Shanghai'
`;

type Command = {
  file: string;
  args: readonly string[];
  account?: Account | undefined;
  cwd?: string;
  input?: string;
};

const runCommand = ({ file, args, account, cwd, input }: Command): string => {
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // Not the caller's environment: a PGOPTIONS or PGHOST there must not change the measurement.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', PGCLIENTENCODING: 'UTF8' },
    ...account,
    ...(cwd === undefined ? {} : { cwd }),
    ...(input === undefined ? {} : { input }),
  });
  if (error !== undefined) throw new Error(`${file} could not be run`, { cause: error });
  if (status !== 0) throw new Error(`${file} failed (${status ?? 'signal'}): ${stderr}${stdout}`);
  return stdout;
};

const findAccount = (): Account | undefined => {
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((row) => row.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
};

const findBin = (): string | undefined => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number).filter(Number.isFinite) : [];
  const folders = [
    // 15 is the version that the published figures name; another one serves where it is missing.
    ...[15, ...versions.toSorted((a, b) => b - a)].map((version) => join(debian, String(version), 'bin')),
    '/usr/local/pgsql/bin',
    '/usr/local/bin',
    '/usr/bin',
  ];
  return folders.find((bin) =>
    ['initdb', 'pg_ctl', 'postgres', 'psql'].every((it) => existsSync(join(bin, it))),
  );
};

/** Finds an installed PostgreSQL and an account to run it as, or says in one sentence what is missing. */
export const findInstallation = (): Installation | { missing: string } => {
  const bin = findBin();
  if (bin === undefined)
    return { missing: 'PostgreSQL is not installed (no initdb, pg_ctl, postgres and psql found)' };
  const isRoot = process.getuid?.() === 0;
  const serverAccount = isRoot ? findAccount() : undefined;
  if (isRoot && serverAccount === undefined) {
    return { missing: 'PostgreSQL does not run as root, and there is no other account' };
  }
  const version = runCommand({ file: join(bin, 'postgres'), args: ['--version'] }).trim();
  return { bin, version, serverAccount };
};

const startCluster = ({ bin, serverAccount }: Installation, root: string): void => {
  const data = join(root, 'data');
  const serve = (program: string, args: readonly string[]): string =>
    runCommand({ file: join(bin, program), args, account: serverAccount, cwd: root });
  // The C locale: ids are compared by code points, as the files are sorted.
  const form = ['--locale', 'C', '--encoding', 'UTF8', '--no-sync', '--no-instructions'];
  serve('initdb', ['--pgdata', data, '--username', superuser, '--auth', 'trust', ...form]);
  appendFileSync(join(data, 'postgresql.conf'), `${settings}unix_socket_directories = '${root}'\n`);
  serve('pg_ctl', ['start', '--wait', '--silent', '--pgdata', data, '--log', join(root, 'log')]);
};

const stopCluster = ({ bin, serverAccount }: Installation, root: string): void => {
  const data = join(root, 'data');
  if (existsSync(join(data, 'postmaster.pid'))) {
    const args = ['stop', '--silent', '--mode', 'immediate', '--pgdata', data];
    runCommand({ file: join(bin, 'pg_ctl'), args, account: serverAccount, cwd: root });
  }
};

// With a listener a signal no longer ends this process at once: the program that it waits for ends by the
// terminal's signal itself, `finally` clears up, and the listener, which runs after all synchronous work, exits.
const holdSignals = (): (() => void) => {
  const hold = (): void => process.exit(130);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, hold);
  return () => {
    for (const signal of signals) process.off(signal, hold);
  };
};

/** Gives the work a psql on a fresh cluster in a temporary folder (unix socket only), and stops and removes
 * that cluster afterwards, also when the work throws. psql itself runs as the caller and reads the caller's
 * files. */
export const withCluster = <T>(installation: Installation, work: (psql: RunPsql) => T): T => {
  const release = holdSignals();
  const root = mkdtempSync(join(tmpdir(), 'jiayi-pg-'));
  try {
    if (installation.serverAccount !== undefined) {
      chownSync(root, installation.serverAccount.uid, installation.serverAccount.gid);
    }
    startCluster(installation, root);
    const connect = [
      '--no-psqlrc',
      '--quiet',
      '--host',
      root,
      '--username',
      superuser,
      '--dbname',
      'postgres',
    ];
    return work((args, script) =>
      runCommand({
        file: join(installation.bin, 'psql'),
        args: [...connect, '--set', 'ON_ERROR_STOP=1', ...args],
        ...(script === undefined ? {} : { input: script }),
      }),
    );
  } finally {
    try {
      stopCluster(installation, root);
    } finally {
      rmSync(root, { recursive: true, force: true });
      setImmediate(release);
    }
  }
};
