import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bundle, type Weight } from '../../../infra/bundle.ts';
import { startLocalAws } from '../../cloud/local-aws.ts';
import { describeMachine } from '../machine.ts';
import { formatTable, showSpread } from '../statistics.ts';
import { type Import, measureImport } from './measure.ts';

const results = join(import.meta.dirname, '..', 'results');
const TIMES = 9;
const KILOBYTE = 1_000;

/** @source issue 5, “On AWS” */
const ASKED = { kilobytes: 430, importMs: 60 };

type Row = { readonly lambda: string; readonly weight: Weight; readonly imports: readonly Import[] };

const tableOf = (rows: readonly Row[]): string =>
  formatTable([
    [
      'Lambda',
      `kB at a start (an API function: ≤ ${ASKED.kilobytes})`,
      'kB when asked for',
      `import, ms (≤ ${ASKED.importMs})`,
      'of the processor, ms',
      'open, ms',
    ],
    ...rows.map(({ lambda, weight, imports }) => [
      lambda,
      (weight.start / KILOBYTE).toFixed(0),
      (weight.later / KILOBYTE).toFixed(0),
      showSpread(
        imports.map(({ wallMs }) => wallMs),
        0,
      ),
      showSpread(
        imports.map(({ cpuMs }) => cpuMs),
        0,
      ),
      showSpread(
        imports.map(({ openMs }) => openMs),
        0,
      ),
    ]),
  ]);

const measure = async (folder: string): Promise<readonly Row[]> => {
  const bundles = await bundle(folder);
  const aws = await startLocalAws();
  try {
    const rows = Array.from(bundles, ([lambda, weight]) => ({
      lambda,
      weight,
      imports: new Array<Import>(),
    }));
    // One after another and all over again: a machine that is slower for a while is so for all of them.
    for (let nth = 0; nth < TIMES; nth++)
      for (const { lambda, imports } of rows)
        imports.push(await measureImport(join(folder, lambda, 'index.mjs'), aws));
    return rows;
  } finally {
    aws.stop();
  }
};

const report = (rows: readonly Row[]): string => {
  const { cpu, cores, node, loadBefore } = describeMachine();
  const when = `${new Date().toISOString().slice(0, 19)}Z`;
  return [
    '# Bundles',
    `- ${when}, ${cpu}, ${cores} cores, Node ${node}, load before ${loadBefore.toFixed(2)}`,
    '- kB, minified: the first file with all that it imports, which is what a start loads, and what waits beside it until a request or a file asks for it',
    `- import: the median of ${TIMES} processes (least–most), from the name of the bundle to its handler: loading, compiling, reading the environment; of the processor: all threads, the compiler's too`,
    `- open: until the handler has refused its first event, which says nothing; what has a data key has had it opened by then, at a key service within this machine`,
    '',
    tableOf(rows),
    '',
  ].join('\n');
};

const folder = mkdtempSync(join(tmpdir(), 'jiayi-bundles-'));
try {
  const text = report(await measure(folder));
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'bundles.md'), text);
  console.log(text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
