import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { compareRates } from './compare-rates.ts';
import { benchFolder, makeCounty } from './county.ts';
import { type Deciding, measureDeciding } from './deciding.ts';
import { measureRun, type RunMeasurement } from './measure-run.ts';
import type { Options } from './options.ts';
import { dropPageCache, type FilesState } from './page-cache.ts';
import { measurePostgres, type PostgresMeasurement } from './postgres/postgres.ts';

/** What the peer did with the same rows: nothing where it was not asked for or is missing. */
export type Peer =
  | { readonly state: 'absent'; readonly why: string }
  | {
      readonly state: 'measured';
      readonly measurements: readonly PostgresMeasurement[];
      readonly cells: number;
      /** How many cells of all runs are not the same, with a sentence on the first of them. Times count only where
       *  there is none. */
      readonly differing: number;
      readonly differences: readonly string[];
    };

/** Everything measured for one size of county. */
export type SizeResult = {
  readonly residents: number;
  readonly files: FilesState;
  readonly runs: readonly RunMeasurement[];
  readonly deciding: Deciding;
  readonly peer: Peer;
};

const KEPT_DIFFERENCES = 10;

type Pair = { readonly files: FilesState; readonly run: RunMeasurement; readonly peer: Peer };

const measurePeer = (request: { county: string; asOf: string; out: string }, ourRates: string): Peer => {
  const measurement = measurePostgres(request);
  if ('missing' in measurement) return { state: 'absent', why: measurement.missing };
  const theirRates = readFileSync(join(request.out, 'rates.csv'), 'utf8');
  const { cells, differences } = compareRates(ourRates, theirRates);
  return {
    state: 'measured',
    measurements: [measurement],
    cells,
    differing: differences.length,
    differences: differences.slice(0, KEPT_DIFFERENCES),
  };
};

/** Both, one after the other and each on cold files, so that what else the machine does meets both alike. */
const measurePair = async (
  { asOf, withPostgres }: Options,
  county: string,
  folder: string,
): Promise<Pair> => {
  const out = join(folder, 'jiayi');
  rmSync(out, { recursive: true, force: true });
  const files = dropPageCache(county);
  const run = await measureRun(county, asOf, out);
  const rates = readFileSync(join(out, 'rates.csv'), 'utf8');
  if (!withPostgres) return { files, run, peer: { state: 'absent', why: 'not asked for (--no-postgres)' } };
  dropPageCache(county);
  return { files, run, peer: measurePeer({ county, asOf, out: join(folder, 'postgres') }, rates) };
};

const joinPeers = (peers: readonly Peer[]): Peer => {
  const measured = peers.filter((peer) => peer.state === 'measured');
  const absent = peers.find((peer) => peer.state === 'absent');
  if (absent !== undefined) return absent;
  return {
    state: 'measured',
    measurements: measured.flatMap(({ measurements }) => measurements),
    cells: Math.max(0, ...measured.map(({ cells }) => cells)),
    differing: measured.reduce((sum, { differing }) => sum + differing, 0),
    differences: measured.flatMap(({ differences }) => differences).slice(0, KEPT_DIFFERENCES),
  };
};

/** An empty folder that is gone afterwards, also where the program is stopped. */
const makeRunFolder = (): { readonly folder: string; readonly remove: () => void } => {
  mkdirSync(benchFolder, { recursive: true });
  const folder = mkdtempSync(join(benchFolder, 'run-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  return { folder, remove };
};

/** Measures one size of county: the runs and the peer's in turn, then deciding alone on the last run's database.
 *  @param say is told of each step as it ends */
export const measureSize = async (
  residents: number,
  options: Options,
  say: (line: string) => void,
): Promise<SizeResult> => {
  const county = await makeCounty(residents, options.asOf);
  say(`${residents} residents: ${county}`);
  const { folder, remove } = makeRunFolder();
  const pairs: Pair[] = [];
  for (let count = 1; count <= options.runs; count++) {
    const pair = await measurePair(options, county, folder);
    const peerSeconds = pair.peer.state === 'measured' ? pair.peer.measurements[0]?.totalSeconds : undefined;
    const peerSays = peerSeconds === undefined ? '' : `, PostgreSQL ${peerSeconds.toFixed(2)} s`;
    say(`  ${count}/${options.runs}: jiayi ${pair.run.wallSeconds.toFixed(2)} s${peerSays} (${pair.files})`);
    pairs.push(pair);
  }
  const deciding = measureDeciding(join(folder, 'jiayi', 'jiayi.db'), options.asOf);
  remove();
  const files = pairs.find((pair) => pair.files !== 'cold')?.files ?? 'cold';
  const peer = joinPeers(pairs.map((pair) => pair.peer));
  return { residents, files, runs: pairs.map(({ run }) => run), deciding, peer };
};
