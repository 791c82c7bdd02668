import { SingleBar } from 'cli-progress';

import type { Progress } from '../../functions/county-files/source.ts';

/** Work shorter than this shows no bar. */
const QUIET_MS = 1_000;

const LABELS: Readonly<Record<string, string>> = {
  generate: '生成 / making people',
  store: '入库 / storing',
  decide: '研判 / deciding',
  export: '导出 / writing',
};

/** A progress bar on a terminal for everything over a second; nothing where the output is piped. */
export type ProgressBar = { readonly update: Progress; readonly stop: () => void };

/** A bar on standard error.
 *  @param now milliseconds of a clock that does not go back */
export const startProgress = (now: () => number): ProgressBar => {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const startedMs = now();
  let bar: SingleBar | undefined;
  let shown = '';
  const stop = (): void => {
    bar?.stop();
    bar = undefined;
  };
  const update: Progress = (done, total, what) => {
    if (now() - startedMs < QUIET_MS) return;
    if (what !== shown) stop();
    shown = what;
    const label = LABELS[what] ?? what;
    if (bar === undefined) {
      const format = total > 0 ? `${label} [{bar}] {percentage} %` : `${label} {value}`;
      bar = new SingleBar({ format, hideCursor: true, clearOnComplete: true, stream: process.stderr });
      bar.start(total, done);
    } else bar.update(done);
  };
  return { update, stop };
};
