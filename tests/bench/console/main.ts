import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';

import { holdBuiltConsole } from '../../console/built-console.ts';
import { describeMachine } from '../machine.ts';
import { startService } from '../service/server.ts';
import { formatTable, showSpread, spreadOf } from '../statistics.ts';
import { type Interaction, interactionsOf } from './interactions.ts';
import { type Score, scoresOf } from './scores.ts';

const results = join(import.meta.dirname, '..', 'results');
const RESIDENTS = 20_000;
const RUNS = 3;
const KILOBYTE = 1_000;

/** @source issue 6, “Quality” */
const ASKED = { performance: 0.95, accessibility: 1, interactionMs: 100 };

const PAGES = [
  { name: 'sign-in', user: '', path: '/sign-in' },
  { name: 'Today', user: 'doctor-1', path: '/today' },
  { name: 'panel', user: 'doctor-1', path: '/panel' },
  { name: 'the residents’ own', user: '', path: '/own.html' },
] as const;

const scoreRow = (name: string, scores: readonly Score[]): string[] => {
  const all = (of: keyof Score, digits: number, unit = 1): string =>
    showSpread(
      scores.map((score) => score[of] / unit),
      digits,
    );
  return [
    name,
    all('performance', 2),
    all('accessibility', 2),
    all('firstPaintMs', 0),
    all('largestPaintMs', 0),
    all('blockedMs', 0),
    all('shift', 3),
    all('bytes', 0, KILOBYTE),
  ];
};

const SCORES_HEADING = [
  'page',
  `performance (≥ ${ASKED.performance})`,
  `accessibility (${ASKED.accessibility})`,
  'first paint, ms',
  'largest paint, ms',
  'blocked, ms',
  'layout shift',
  'kB sent',
];

const showPercentile = (values: readonly number[], share: number): string =>
  (values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN).toFixed(0);

const interactionRow = ({ name, times }: Interaction): string[] => {
  const all = times.map(({ resultMs }) => resultMs);
  const frames = times.map(({ firstMs }) => firstMs);
  return [
    name,
    String(times.length),
    (spreadOf(all)?.median ?? Number.NaN).toFixed(0),
    showPercentile(all, 0.95),
    (spreadOf(frames)?.median ?? Number.NaN).toFixed(0),
    showPercentile(frames, 0.95),
  ];
};

const INTERACTIONS_HEADING = [
  `what is done (≤ ${ASKED.interactionMs} ms)`,
  'times',
  'result, median ms',
  'result, p95 ms',
  'next frame, median ms',
  'next frame, p95 ms',
];

type Measured = { readonly scores: readonly string[][]; readonly interactions: readonly string[][] };

const measure = async (address: string): Promise<Measured> => {
  const interactions = (await interactionsOf(address)).map(interactionRow);
  const scores: string[][] = [];
  for (const { name, ...page } of PAGES) {
    console.log(`Lighthouse: ${name} …`);
    scores.push(scoreRow(name, await scoresOf(address, page, RUNS)));
  }
  return { scores, interactions };
};

const report = ({ scores, interactions }: Measured, loadBefore: number): string => {
  const { cpu, cores, node } = describeMachine();
  const when = `${new Date().toISOString().slice(0, 19)}Z`;
  const loadAfter = (loadavg()[0] ?? 0).toFixed(2);
  return [
    '# Console',
    `- ${when}, ${cpu}, ${cores} cores, Node ${node}, load before ${loadBefore.toFixed(2)}, after ${loadAfter}; browser and service share the cores, the browser draws without a graphics card`,
    `- a county of ${RESIDENTS.toLocaleString('en')} people`,
    `## Lighthouse, desktop preset: the median of ${RUNS} loads (least–most)`,
    formatTable([SCORES_HEADING, ...scores]),
    '## Interactions',
    'From the event to the frame that shows the result, the answer of the service within; and to the next frame.',
    `${formatTable([INTERACTIONS_HEADING, ...interactions])}\n`,
  ].join('\n\n');
};

const { loadBefore } = describeMachine();
const release = await holdBuiltConsole();
const service = await startService(RESIDENTS);
try {
  const text = report(await measure(service.address), loadBefore);
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'console.md'), text);
  console.log(text);
} finally {
  await service.stop();
  release();
}
