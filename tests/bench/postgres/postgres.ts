import { closeSync, existsSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findInstallation, withCluster, type RunPsql } from './cluster.ts';

/** Seconds of wall clock: creating the tables and copying the files in; keys and statistics; calculating the
 * rates and writing them. `totalSeconds` is their sum: making and removing the cluster is in none of them. */
export type PostgresMeasurement = {
  loadSeconds: number;
  indexSeconds: number;
  ratesSeconds: number;
  totalSeconds: number;
  version: string;
};

const tables = [
  'regions',
  'institutions',
  'teams',
  'staff',
  'residents',
  'contracts',
  'services',
  'enrolments',
  'followups',
  'exams',
  'prescriptions',
  'referrals',
] as const;

const sqlFile = (name: string): string => join(import.meta.dirname, name);

const readHeader = (file: string): string[] => {
  const start = Buffer.alloc(64 * 1024);
  const handle = openSync(file, 'r');
  const length = readSync(handle, start);
  closeSync(handle);
  const [line = ''] = start
    .toString('utf8', 0, length)
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u, 1);
  return line.split(',').map((title) => title.replaceAll('"', '').trim());
};

const toColumn = (title: string): string =>
  `"${title.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)}"`;

// Columns may stand in any order, so the header names them; one that the tables do not know gets a column of
// its own. Quoted empty cells are unknown values like unquoted ones.
const copyFile = (table: string, file: string): string => {
  const columns = readHeader(file).map(toColumn);
  const known = columns.map((column) => `alter table ${table} add column if not exists ${column} text;`);
  const list = columns.join(', ');
  const path = `'${file.replaceAll("'", "''")}'`;
  return `${known.join('\n')}
\\copy ${table} (${list}) from ${path} with (format csv, header, force_null (${list}))
`;
};

// A file that is absent leaves its table empty.
const writeLoad = (county: string): string =>
  tables
    .map((table) => ({ table, file: resolve(county, `${table}.csv`) }))
    .filter(({ file }) => existsSync(file))
    .map(({ table, file }) => copyFile(table, file))
    .join('');

const secondsOf = (work: () => void): number => {
  const startedMs = performance.now();
  work();
  return (performance.now() - startedMs) / 1000;
};

const runDay = (psql: RunPsql, { asOf, out }: { asOf: string; out: string }): void => {
  const variables = {
    as_of: asOf,
    rates_file: resolve(out, 'rates.csv'),
    tasks_file: resolve(out, 'open-tasks.csv'),
  };
  const set = Object.entries(variables).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  psql([...set, '--file', sqlFile('rates.sql')]);
};

/** Loads a folder of clean county files (rows that an import would reject must not be in it) into a
 * throw-away PostgreSQL, calculates the rates of the day in SQL, writes `rates.csv` (every area, indicator and
 * group, sorted by its key) and `open-tasks.csv` (the open task of each managed person and programme), and
 * tells how long each step took; or what is missing to do so. It throws when a file cannot be loaded. */
export const measurePostgres = (request: {
  county: string;
  asOf: string;
  out: string;
}): PostgresMeasurement | { missing: string } => {
  const installation = findInstallation();
  if ('missing' in installation) return installation;
  // Any other file may be absent; without this one there is nothing to measure, or the path is wrong.
  if (!existsSync(join(request.county, 'residents.csv')))
    throw new Error(`${request.county}: no residents.csv`);
  mkdirSync(request.out, { recursive: true });
  return withCluster(installation, (psql) => {
    const loadSeconds = secondsOf(() => {
      psql(['--file', sqlFile('schema.sql'), '--file', '-'], writeLoad(request.county));
    });
    const indexSeconds = secondsOf(() => {
      psql(['--file', sqlFile('indexes.sql')]);
    });
    const ratesSeconds = secondsOf(() => {
      runDay(psql, request);
    });
    const totalSeconds = loadSeconds + indexSeconds + ratesSeconds;
    return { loadSeconds, indexSeconds, ratesSeconds, totalSeconds, version: installation.version };
  });
};

if (import.meta.main) {
  const [county, asOf, out] = process.argv.slice(2);
  if (county === undefined || asOf === undefined || out === undefined) {
    console.error('usage: node tests/bench/postgres/postgres.ts COUNTY AS_OF OUT');
    process.exitCode = 2;
  } else {
    console.log(JSON.stringify(measurePostgres({ county, asOf, out })));
  }
}
