import { daysBetween, isLocalDate, type LocalDate } from '../../domain/kernel/time.ts';
import type { Step } from '../../events/day-steps.ts';
import { type BegunRun, type InParts, inTurn } from '../kit/parts.ts';
import type { Ports } from '../kit/ports.ts';
import { recordBegun, recordEnded } from '../runs/record-step.ts';
import type { Counts, Cut, EndedPart, StepRun } from '../runs/run-store.ts';
import { checkPart } from './check-part.ts';
import type { RecountPorts } from './recount.ts';
import {
  changedParts,
  type Difference,
  differenceIn,
  findingOf,
  isOfWhole,
  partName,
  partNamed,
  partsAgain,
  type RecountPart,
  wholeParts,
} from './recount-parts.ts';
import { joined, startComparing, summedBy } from './recount-rounds.ts';

export type { Difference } from './recount-parts.ts';

/** What the recount of the night is done with. */
export type RecountTools = {
  readonly ports: RecountPorts & Pick<Ports, 'runs'>;
  readonly today: LocalDate;
};

const STEP = 'recount' satisfies Step;

/** Days after which every bucket is held against the records, changed or not. @source architecture.md decision 5 */
const WHOLE_CHECK_DAYS = 7;

/** The most differences that are named of one part; the others are counted. Far more than anybody looks at, and far less
 *  than an item holds. */
const MOST_NAMED = 1_000;

/** The parts that a recount begins with: of everything, or of what changed since the last one. */
const partsOf = async (
  { indicators, reference }: RecountPorts,
  { isWhole, since }: { readonly isWhole: boolean; readonly since: string },
): Promise<RecountPart[]> => {
  const { organisation } = await reference();
  return isWhole ? wholeParts(indicators, organisation) : changedParts(organisation, since);
};

const stepOf = async ({ ports, today }: RecountTools, name: Step): Promise<StepRun | undefined> =>
  (await ports.runs.find(today)).steps.find(({ step }) => step === name);

/** Cuts the recount of a day: everything once a week, else what changed since the last one. */
const cutAnew = async ({ ports, today }: RecountTools): Promise<Cut> => {
  const state = await ports.indicators.daily();
  if (state === undefined) throw new Error('days were begun before they are checked');
  const begunAt = ports.now().toISOString();
  const isWhole = Math.abs(daysBetween(state.checkedOn, today)) >= WHOLE_CHECK_DAYS;
  const parts = await partsOf(ports, { isWhole, since: state.checkedAt });
  const cut = { begunAt, parts: parts.map(partName), doubts: [] };
  await ports.runs.saveCut({ day: today, step: STEP }, cut);
  return cut;
};

/** An attempt that broke off is gone on with; what was cut of this day before a clock was moved back is not. */
const cutOf = async (tools: RecountTools, step: StepRun | undefined): Promise<Cut> => {
  const { ports, today } = tools;
  const before = step === undefined ? undefined : await ports.runs.cut({ day: today, step: STEP });
  return before ?? cutAnew(tools);
};

/** A recount of a day, and when it was cut. */
type Recount = { readonly day: LocalDate; readonly begunAt: string };

const runName = ({ day, begunAt }: Recount): string => `${day} ${begunAt}`;

const runNamed = (name: string): Recount => {
  const [day = '', begunAt = ''] = name.split(' ');
  if (!isLocalDate(day)) throw new Error('a recount is of a day');
  return { day, begunAt };
};

const leftOf = (parts: readonly string[], ended: readonly EndedPart[]): string[] => {
  const known = new Set(ended.map(({ part }) => part));
  return parts.filter((part) => !known.has(part));
};

const begin = async (tools: RecountTools): Promise<BegunRun> => {
  const { ports, today: day } = tools;
  const [tasks, step] = await Promise.all([stepOf(tools, 'tasks'), stepOf(tools, STEP)]);
  if (tasks?.state !== 'done' || step?.state === 'done')
    return { run: runName({ day, begunAt: ports.now().toISOString() }), parts: [] };
  const { begunAt, parts } = await cutOf(tools, step);
  await recordBegun({ ports, day, step: STEP });
  const ended = await ports.runs.endedParts({ day, step: STEP }, begunAt);
  return { run: runName({ day, begunAt }), parts: leftOf(parts, ended) };
};

/** The villages that a part of the second round is to look at; none of any other part. */
const doubtsFor = async (
  { runs }: RecountTools['ports'],
  { kind }: RecountPart,
  day: LocalDate,
): Promise<ReadonlySet<string>> => {
  if (kind !== 'missing' && kind !== 'doubted') return new Set();
  return new Set((await runs.cut({ day, step: STEP }))?.doubts);
};

const carryOut: InParts<RecountTools>['carryOut'] = async ({ ports }, run, name) => {
  const { day, begunAt } = runNamed(run);
  const part = partNamed(name);
  const checked = await checkPart(ports, part, { day, doubts: await doubtsFor(ports, part, day) });
  const { buckets, people, differences } = checked;
  const named = differences.slice(0, MOST_NAMED);
  const counts = { buckets, people, unnamed: differences.length - named.length };
  const ended = { part: name, counts, findings: named.map(findingOf), ...summedBy(part, checked) };
  await ports.runs.endPart({ day, step: STEP }, begunAt, ended);
  return { buckets, people, found: differences.length };
};

/** The cut that a run is of, where that is still to be ended: not where the step ended, or was cut anew since. */
const openCut = async ({ ports }: RecountTools, { day, begunAt }: Recount): Promise<Cut | undefined> => {
  const step = await stepOf({ ports, today: day }, STEP);
  if (step?.state !== 'running') return undefined;
  const cut = await ports.runs.cut({ day, step: STEP });
  return cut?.begunAt === begunAt ? cut : undefined;
};

const differencesIn = (ended: readonly EndedPart[]): Difference[] =>
  joined(ended.flatMap(({ findings }) => findings.map(differenceIn)));

const sumOf = (ended: readonly EndedPart[], name: string): number =>
  ended.reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);

/** The parts that follow from those that ended: of a second round, where the sums of the first left villages in doubt. A second
 *  round that was begun goes on with what is left of it. */
const partsAfter = async (
  { ports: { runs, indicators } }: RecountTools,
  { cut, day, ended }: { readonly cut: Cut; readonly day: LocalDate; readonly ended: readonly EndedPart[] },
): Promise<string[]> => {
  const left = leftOf(cut.parts, ended);
  if (cut.doubts.length > 0) return left;
  if (left.length > 0) throw new Error('a part of the recount was not carried out');
  const compared = startComparing();
  for await (const summed of runs.sums({ day, step: STEP }, cut.begunAt)) compared.add(summed);
  const doubts = compared.doubts();
  if (doubts.length === 0) return [];
  const again = partsAgain(indicators, doubts).map(partName);
  await runs.saveCut({ day, step: STEP }, { ...cut, parts: [...cut.parts, ...again], doubts });
  return again;
};

/** Notes that everything is held against the records that was to be, and what was found. */
const endStep = async (
  { ports }: RecountTools,
  { cut, day, ended }: { readonly cut: Cut; readonly day: LocalDate; readonly ended: readonly EndedPart[] },
): Promise<Counts> => {
  const state = await ports.indicators.daily();
  if (state === undefined) throw new Error('days were begun before they are checked');
  const counts = {
    buckets: sumOf(ended, 'buckets'),
    people: sumOf(ended, 'people'),
    differences: differencesIn(ended).length + sumOf(ended, 'unnamed'),
  };
  const checkedOn = cut.parts.some(isOfWhole) ? day : state.checkedOn;
  await ports.indicators.saveDaily({ ...state, checkedAt: cut.begunAt, checkedOn });
  await recordEnded({ ports, day, step: STEP }, counts);
  return counts;
};

const finish: InParts<RecountTools>['finish'] = async (tools, run) => {
  const { day, begunAt } = runNamed(run);
  const cut = await openCut(tools, { day, begunAt });
  if (cut === undefined) return { done: {}, parts: [] };
  const ended = await tools.ports.runs.endedParts({ day, step: STEP }, begunAt);
  const parts = await partsAfter(tools, { cut, day, ended });
  if (parts.length > 0) return { done: {}, parts };
  return { done: await endStep(tools, { cut, day, ended }), parts };
};

const breakOff: InParts<RecountTools>['breakOff'] = async (tools, run, error) => {
  const recount = runNamed(run);
  if ((await openCut(tools, recount)) === undefined) return;
  await recordEnded({ ports: tools.ports, day: recount.day, step: STEP }, {}, error);
};

/** The nightly proof that live counts are those of the records, to the last person: buckets that changed since the last
 *  one, once a week all, after the day's tasks are done and not again once it came to its end. All of them are compared by the
 *  sums of their villages first, and where these differ person by person. Its parts may be carried out by many at once; what
 *  broke off goes on with the parts that are left. What it finds is an alarm; nothing is put right behind anybody's back. */
export const everyNightRecount: InParts<RecountTools> = { begin, carryOut, finish, breakOff };

/** Carries the recount of a day out on one machine, a part after the other.
 *  @returns what it found where it came to its end now */
export const recountOnce = async (ports: RecountTools['ports'], today: LocalDate): Promise<Difference[]> => {
  const done = await inTurn(everyNightRecount, { ports, today });
  const cut = 'differences' in done ? await ports.runs.cut({ day: today, step: STEP }) : undefined;
  if (cut === undefined) return [];
  return differencesIn(await ports.runs.endedParts({ day: today, step: STEP }, cut.begunAt));
};
