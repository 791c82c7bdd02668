import { dirname, join } from 'node:path';

import type { LocalDate } from '../../domain/kernel/time.ts';
import { percent, type Scope } from '../../domain/indicators/index.ts';
import type { RuleProfile } from '../../domain/programmes/index.ts';
import { bilingual } from '../../functions/county-files/county-error.ts';
import { csvRow } from '../../functions/county-files/csv-text.ts';
import type { CountyStore } from '../../functions/county-files/county-store.ts';
import { exportCounty } from '../../functions/county-files/export-county.ts';
import { OUTPUT_HEADERS, rateLine } from '../../functions/county-files/output-rows.ts';
import { askRates, explainRate, type RatesQuestion } from '../../functions/county-files/query-rates.ts';
import { runDay, sendingDays } from '../../functions/county-files/run-day.ts';
import type { Progress } from '../../functions/county-files/source.ts';
import { makeFolder } from '../../functions/county-files/sources/make-folder.ts';
import { generateCounty } from '../generate/index.ts';
import { type Place, withStore } from './county.ts';
import { withHelper } from './helper.ts';
import { type ImportInput, importInto, rejectedRows } from './import.ts';
import { importSummary, runSummary } from './summaries.ts';

/** Where a command prints and how it says how far it is. */
export type Terminal = {
  readonly print: (line: string) => void;
  readonly isJson: boolean;
  readonly onProgress: Progress;
};

/** 0 done, 1 what was verified is not sound, 3 done with rows left out where that was asked to count. */
export type ExitCode = 0 | 1 | 3;

const say = ({ print, isJson }: Terminal, event: object, text: string): void =>
  print(isJson ? JSON.stringify(event) : text);

/** `jiayi generate` */
export const generate = (
  terminal: Terminal,
  options: {
    readonly residents: number;
    readonly seed: number;
    readonly asOf: LocalDate;
    readonly out: string;
  },
): ExitCode => {
  makeFolder(options.out);
  const onProgress = (done: number, total: number): void => terminal.onProgress(done, total, 'generate');
  const { rows, totalRows } = generateCounty({ ...options, onProgress });
  const text = `已生成${options.residents}人、${totalRows}行的模拟县域 / a synthetic county of ${options.residents} people, ${totalRows} rows: ${options.out}`;
  say(terminal, { type: 'county-generated', out: options.out, rows }, text);
  return 0;
};

const exitCode = (isStrict: boolean, rejected: number): ExitCode => (isStrict && rejected > 0 ? 3 : 0);

/** `jiayi import` */
export const importData = async (
  terminal: Terminal,
  options: Place & { readonly data: string; readonly out?: string; readonly strict: boolean },
): Promise<ExitCode> => {
  const folder = options.out ?? dirname(options.db ?? '.');
  makeFolder(folder);
  return withStore(options, true, async (store) => {
    const { data, strict } = options;
    const event = await importInto(store, {
      data,
      place: options,
      findings: folder,
      onProgress: terminal.onProgress,
      onStored: () => {},
    });
    say(terminal, event, importSummary(event, folder));
    return exitCode(strict, rejectedRows(event));
  });
};

/** What `jiayi run` is given. */
export type RunOptions = Place & {
  readonly data?: string;
  readonly asOf: LocalDate;
  readonly out: string;
  readonly programmeProfile: RuleProfile;
  readonly strict: boolean;
};

const importBefore = async (
  terminal: Terminal,
  store: CountyStore,
  input: Omit<ImportInput, 'onProgress'>,
): Promise<number> => {
  const event = await importInto(store, { ...input, onProgress: terminal.onProgress });
  say(terminal, event, importSummary(event, input.findings));
  return rejectedRows(event);
};

/** `jiayi run`: imports where there is something to import, then runs the day; a large county with a helper. */
export const run = async (terminal: Terminal, options: RunOptions): Promise<ExitCode> => {
  const { data, asOf, out: folder, programmeProfile: profile, strict } = options;
  makeFolder(folder);
  const isElsewhere = options.db !== undefined || options.endpoint !== undefined;
  const place: Place = isElsewhere ? options : { db: join(folder, 'jiayi.db') };
  return withStore(place, data !== undefined, async (store) => {
    const days = await sendingDays(store, asOf);
    return withHelper({ place, data, folder, profile }, days, async (helper) => {
      const onStored = helper?.onStored ?? (() => {});
      const rejected =
        data === undefined
          ? 0
          : await importBefore(terminal, store, {
              data,
              place,
              findings: folder,
              onStored,
              aside: helper?.aside,
            });
      onStored(store.partitions);
      const { onProgress } = terminal;
      const { event, countyRates } = await runDay({
        store,
        days,
        profile,
        folder,
        helped: helper,
        onProgress,
      });
      say(terminal, event, runSummary(event, countyRates, folder));
      return exitCode(strict, rejected);
    });
  });
};

/** What `jiayi rates` asks. */
export type RatesOptions = Place & {
  readonly on: LocalDate;
  readonly programmeProfile: RuleProfile;
  readonly scope?: Scope;
  readonly id?: string;
  readonly explain?: string;
  readonly group: string;
};

const printRates = async ({ print, isJson }: Terminal, question: RatesQuestion): Promise<void> => {
  const rates = await askRates(question);
  if (isJson) for (const rate of rates) print(JSON.stringify({ ...rate, rate: percent(rate) }));
  else for (const line of [OUTPUT_HEADERS.rates, ...rates.map(rateLine).sort()]) print(line);
};

/** The people behind a number, by resident id. */
const printPeople = async (
  { print, isJson }: Terminal,
  question: RatesQuestion,
  asked: { readonly indicator: string; readonly group: string },
): Promise<void> => {
  const people = await explainRate(question, asked);
  if (!isJson) print('residentId,part,rule');
  for (const { residentId, part, rule } of people) {
    print(isJson ? JSON.stringify({ residentId, part, rule }) : csvRow([residentId, part, bilingual(rule)]));
  }
};

/** `jiayi rates` */
export const rates = async (terminal: Terminal, options: RatesOptions): Promise<ExitCode> =>
  withStore(options, false, async (store): Promise<ExitCode> => {
    const { on: day, programmeProfile: profile, scope, id, explain, group } = options;
    const question = { store, day, profile, scope, id };
    if (explain === undefined) await printRates(terminal, question);
    else await printPeople(terminal, question, { indicator: explain, group });
    return 0;
  });

/** `jiayi export` */
export const exportData = async (
  terminal: Terminal,
  options: Place & { readonly out: string },
): Promise<ExitCode> => {
  makeFolder(options.out);
  return withStore(options, false, async (store): Promise<ExitCode> => {
    await exportCounty({ store, folder: options.out, onProgress: terminal.onProgress });
    say(terminal, { type: 'county-exported', out: options.out }, `已导出 / exported: ${options.out}`);
    return 0;
  });
};
