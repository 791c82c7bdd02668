import { isWithin, type MmHg, type MmolPerL, plainNumber, ranges } from '../kernel/quantity.ts';
import { daysBetween, type LocalDate } from '../kernel/time.ts';
import { reminderPolicy } from './policy.ts';

/** What somebody measured themselves, within what can be. */
export type SelfMeasured =
  | { readonly kind: 'pressure'; readonly sbp: MmHg; readonly dbp: MmHg }
  | { readonly kind: 'glucose'; readonly glucose: MmolPerL };

/** An answer by its form alone, before it is known what was asked. */
export type Answer =
  | { readonly kind: 'opt_out' | 'opt_in' | 'message' }
  /** A bare digit 1–5. */
  | { readonly kind: 'digit' | 'score'; readonly value: number }
  | { readonly kind: 'reading'; readonly reading: SelfMeasured };

/** What an answer is taken for in the end; `nobody`: nobody is recorded with the number. */
export const HEARD_AS = ['opt_out', 'opt_in', 'confirm', 'rate', 'reading', 'message', 'nobody'] as const;

const OPT_OUT: ReadonlySet<string> = new Set(['TD', 'T', '退订', '拒收', 'STOP']);
const OPT_IN: ReadonlySet<string> = new Set(['START', '恢复']);

const DIGIT = /^[1-5]$/;
const SCORE = /^评 ?([1-5])分?$/;
const PRESSURE = /^(?:BP|血压)[: ]*(\d{2,3}) ?[/, ] ?(\d{2,3})(?: ?MMHG)?$/;
const GLUCOSE = /^血糖[: ]*(\d{1,2}(?:\.\d{1,2})?)(?: ?MMOL\/L)?$/;

/** Full-width as ASCII, small letters as large, blanks as one, without the stop that some phones set. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.。!]$/, '');

const pressureIn = (text: string): SelfMeasured | undefined => {
  const [, first = '', second = ''] = PRESSURE.exec(text) ?? [];
  const [sbp, dbp] = [plainNumber(first), plainNumber(second)];
  if (sbp === undefined || dbp === undefined || sbp <= dbp) return undefined;
  return isWithin(sbp, ranges.sbp) && isWithin(dbp, ranges.dbp) ? { kind: 'pressure', sbp, dbp } : undefined;
};

const glucoseIn = (text: string): SelfMeasured | undefined => {
  const glucose = plainNumber(GLUCOSE.exec(text)?.[1] ?? '');
  return glucose !== undefined && isWithin(glucose, ranges.fpg) ? { kind: 'glucose', glucose } : undefined;
};

/** Reads what came from a phone. A reading that cannot be is something else: a person looks at it.
 *  @source reminders.md, Answers */
export const answerIn = (sent: string): Answer => {
  const text = folded(sent);
  if (OPT_OUT.has(text)) return { kind: 'opt_out' };
  if (OPT_IN.has(text)) return { kind: 'opt_in' };
  if (DIGIT.test(text)) return { kind: 'digit', value: Number(text) };
  const score = SCORE.exec(text)?.[1];
  if (score !== undefined) return { kind: 'score', value: Number(score) };
  const reading = pressureIn(text) ?? glucoseIn(text);
  return reading === undefined ? { kind: 'message' } : { kind: 'reading', reading };
};

/** A text that asks something of a phone. */
export type Question = {
  readonly id: string;
  readonly asks: 'visit' | 'satisfaction';
  readonly day: LocalDate;
  /** The instant at which it went out, ISO 8601 UTC. */
  readonly at: string;
};

/** What an answer says, in the light of what was asked. */
export type Meaning =
  | { readonly kind: 'opt_out' | 'opt_in' | 'message' }
  | { readonly kind: 'confirm'; readonly question: Question }
  | { readonly kind: 'rate'; readonly question: Question; readonly score: number }
  | { readonly kind: 'reading'; readonly reading: SelfMeasured };

const newest = (questions: readonly Question[]): Question | undefined =>
  questions.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];

const answered = (
  { kind, value }: Extract<Answer, { readonly value: number }>,
  open: readonly Question[],
): Meaning => {
  const last = newest(open);
  if (kind === 'digit' && value === 1 && last?.asks === 'visit') return { kind: 'confirm', question: last };
  const question = newest(open.filter(({ asks }) => asks === 'satisfaction'));
  return question === undefined ? { kind: 'message' } : { kind: 'rate', question, score: value };
};

/** Says what an answer means: a bare `1` goes to the newest question of the last seven days, any other score to the
 *  newest that asks for one. What answers nothing is a message.
 *  @param open the questions of the phone that nobody has answered
 *  @source reminders.md, Answers */
export const meaningOf = (answer: Answer, open: readonly Question[], today: LocalDate): Meaning => {
  if (!('value' in answer)) return answer;
  const recent = open.filter(({ day }) => daysBetween(day, today) <= reminderPolicy.questionDays);
  return answered(answer, recent);
};
