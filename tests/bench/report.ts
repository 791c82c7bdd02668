import type { Machine } from './machine.ts';
import type { Peer, SizeResult } from './measure-size.ts';
import { formatTable, showSpread, spreadOf } from './statistics.ts';
import { TARGETS, TIMES_FOR_TEN_TIMES, VISITS_PER_SECOND } from './targets.ts';

/** All that one benchmark measured, as its JSON file holds it. */
export type Report = {
  readonly command: string;
  readonly measuredCommand: string;
  readonly startedAt: string;
  readonly machine: Machine;
  readonly sizes: readonly SizeResult[];
};

const showCount = (count: number): string => Math.round(count).toLocaleString('en-US');

const known = (values: readonly (number | undefined)[]): number[] =>
  values.filter((value) => value !== undefined);

const atMost = (target: number | undefined, unit: string): string =>
  target === undefined ? '' : `≤ ${showCount(target)} ${unit}`;

const medianOf = (values: readonly number[]): number => spreadOf(values)?.median ?? Number.NaN;

const wallOf = ({ runs }: SizeResult): number[] => runs.map(({ wallSeconds }) => wallSeconds);

/** Says whether the peer got the same numbers: only then do the times of both mean anything side by side. */
export const isValid = ({ peer }: SizeResult): boolean => peer.state === 'absent' || peer.differing === 0;

const showRatio = (result: SizeResult): string => {
  if (result.peer.state === 'absent') return '—';
  if (!isValid(result)) return 'INVALID';
  const peerSeconds = medianOf(result.peer.measurements.map(({ totalSeconds }) => totalSeconds));
  return (peerSeconds / medianOf(wallOf(result))).toFixed(2);
};

const tableOf = (result: SizeResult): string => {
  const { residents, runs, peer } = result;
  const target = TARGETS.get(residents);
  const peers = peer.state === 'measured' ? peer.measurements : [];
  const cpu = showSpread(known(runs.map(({ cpuSeconds }) => cpuSeconds)), 2);
  const peak = showSpread(known(runs.map(({ peakMb }) => peakMb)), 0);
  const step = (name: string, seconds: readonly number[]): string[] => [name, '', showSpread(seconds, 2)];
  const total = showSpread(
    peers.map(({ totalSeconds }) => totalSeconds),
    2,
  );
  return formatTable([
    ['median (least–most)', 'Jiayi', 'PostgreSQL', 'PostgreSQL ÷ Jiayi', 'target for Jiayi'],
    ['wall, s', showSpread(wallOf(result), 2), total, showRatio(result), atMost(target?.wallSeconds, 's')],
    ['CPU, s', cpu, '—', '', ''],
    ['peak memory, MB', peak, '—', '', atMost(target?.peakMb, 'MB')],
    step(
      'of it load, s',
      peers.map(({ loadSeconds }) => loadSeconds),
    ),
    step(
      'of it keys and statistics, s',
      peers.map(({ indexSeconds }) => indexSeconds),
    ),
    step(
      'of it rates and open tasks, s',
      peers.map(({ ratesSeconds }) => ratesSeconds),
    ),
  ]);
};

const peerLine = (peer: Peer): string => {
  if (peer.state === 'absent')
    return `No peer: ${peer.why}. Nothing below was compared with another program.`;
  const [first] = peer.measurements;
  if (peer.differing === 0) {
    return `${first?.version ?? ''}: all ${showCount(peer.cells)} cells of rates.csv are the same in every run.`;
  }
  const shown = peer.differences.map((difference) => `- ${difference}`);
  const heading = `**INVALID**: ${showCount(peer.differing)} differences in rates.csv, the first of them:`;
  return [heading, '', ...shown].join('\n');
};

const decidingLine = ({ deciding }: SizeResult): string => {
  const { residents, visits, passes, wallSeconds, cpuSeconds } = deciding;
  const rate = (count: number, seconds: number): string => showCount((count * passes) / seconds);
  const wall = `${rate(visits, wallSeconds)} visits/s and ${rate(residents, wallSeconds)} residents/s`;
  const target = `target ≥ ${showCount(VISITS_PER_SECOND)} visits/s`;
  const sample = `${showCount(residents)} residents with ${showCount(visits)} visits, ${passes} times over`;
  return `Deciding alone on one core (${target}): ${wall}; by CPU time ${rate(visits, cpuSeconds)} visits/s. ${sample}.`;
};

const sizeSection = (result: SizeResult): string => {
  const [run] = result.runs;
  const size = `${showCount(run?.rows ?? 0)} rows, ${showCount(run?.visits ?? 0)} follow-ups decided`;
  return [
    `## ${showCount(result.residents)} residents`,
    `${size}; runs each: ${result.runs.length}, in turn; files ${result.files}.`,
    peerLine(result.peer),
    tableOf(result),
    decidingLine(result),
  ].join('\n\n');
};

const growthLine = (small: SizeResult, large: SizeResult): string => {
  const people = large.residents / small.residents;
  const time = medianOf(wallOf(large)) / medianOf(wallOf(small));
  const target = people === 10 ? ` (target ≤ ${TIMES_FOR_TEN_TIMES})` : '';
  return `- ${showCount(small.residents)} → ${showCount(large.residents)} residents: ${people.toFixed(1)} × the people, ${time.toFixed(2)} × the time${target}`;
};

const growthSection = (sizes: readonly SizeResult[]): string[] => {
  const lines = sizes.slice(1).flatMap((large, index) => {
    const small = sizes[index];
    return small === undefined ? [] : [growthLine(small, large)];
  });
  return lines.length === 0 ? [] : [['## Growth', '', ...lines].join('\n')];
};

/** The report for people, in Markdown: the machine, then for each size both programs side by side. */
export const formatReport = ({ command, measuredCommand, startedAt, machine, sizes }: Report): string => {
  const { cpu, cores, memoryMb, system, node, sqlite, loadBefore } = machine;
  const about = [
    `- ${startedAt}, \`${command}\``,
    `- measured: \`${measuredCommand}\``,
    `- ${cpu}, ${cores} cores, ${showCount(memoryMb)} MB of memory, ${system}, load before ${loadBefore.toFixed(2)}`,
    `- Node ${node}, SQLite ${sqlite}`,
  ].join('\n');
  return `${['# Benchmark', about, ...sizes.map(sizeSection), ...growthSection(sizes)].join('\n\n')}\n`;
};
