import type { InstitutionId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { grant } from '../../domain/reminders/index.ts';
import type { BudgetKey, ReminderStore, SmsSettings } from './reminder-store.ts';

/** What costs an institution something. */
export type Payable = { readonly institutionId: InstitutionId | undefined; readonly segments: number };

/** Messages that a month's budgets pay for, and those that they do not. */
export type Granted<M extends Payable> = { readonly paid: readonly M[]; readonly unpaid: readonly M[] };

const MONTH_LENGTH = 7;

/** The month of a day, `YYYY-MM`. */
export const monthText = (day: LocalDate): string => day.slice(0, MONTH_LENGTH);

type OfInstitution<M> = {
  readonly institutionId: InstitutionId | undefined;
  readonly messages: readonly M[];
};

type Grant<M extends Payable> = {
  readonly granted: Granted<M>;
  readonly key: BudgetKey;
  readonly version: number;
  readonly segments: number;
};

const grantOne = async <M extends Payable>(
  reminders: Pick<ReminderStore, 'spent'>,
  { monthlySegments }: SmsSettings,
  { key, messages }: { readonly key: BudgetKey; readonly messages: readonly M[] },
): Promise<Grant<M>> => {
  const [before = { version: 0, segments: 0 }] = await reminders.spent([key]);
  const budget = { limitSegments: monthlySegments.get(key.institutionId), spentSegments: before.segments };
  const { messages: paid, segments } = grant(
    budget,
    messages.map((message) => message.segments),
  );
  return {
    granted: { paid: messages.slice(0, paid), unpaid: messages.slice(paid) },
    key,
    version: before.version + 1,
    segments: before.segments + segments,
  };
};

const byInstitution = <M extends Payable>(messages: readonly M[]): OfInstitution<M>[] =>
  [...Map.groupBy(messages, ({ institutionId }) => institutionId)].map(([institutionId, group]) => ({
    institutionId,
    messages: group,
  }));

const together = <M extends Payable>(parts: readonly Granted<M>[]): Granted<M> => ({
  paid: parts.flatMap(({ paid }) => paid),
  unpaid: parts.flatMap(({ unpaid }) => unpaid),
});

type Decide<M extends Payable> = (of: {
  readonly key: BudgetKey;
  readonly messages: readonly M[];
}) => Promise<Granted<M>>;

const eachInstitution = async <M extends Payable>(
  day: LocalDate,
  messages: readonly M[],
  decide: Decide<M>,
): Promise<Granted<M>> => {
  const month = monthText(day);
  const parts: Granted<M>[] = [];
  for (const { institutionId, messages: own } of byInstitution(messages))
    parts.push(
      institutionId === undefined
        ? { paid: own, unpaid: [] }
        : await decide({ key: { month, institutionId }, messages: own }),
    );
  return together(parts);
};

/** What the budgets would pay for now; nothing is spent. */
export const foreseeBudgets = <M extends Payable>(
  reminders: Pick<ReminderStore, 'spent'>,
  settings: SmsSettings,
  { day, messages }: { readonly day: LocalDate; readonly messages: readonly M[] },
): Promise<Granted<M>> =>
  eachInstitution(day, messages, async (of) => (await grantOne(reminders, settings, of)).granted);

/** Takes what messages cost out of the budgets before they are claimed, so that a crash spends too much on paper and
 *  never too much in fact. */
export const takeFromBudgets = <M extends Payable>(
  reminders: Pick<ReminderStore, 'spent' | 'saveSpent'>,
  settings: SmsSettings,
  { day, messages }: { readonly day: LocalDate; readonly messages: readonly M[] },
): Promise<Granted<M>> => {
  const take: Decide<M> = async (of) => {
    const { granted, key, version, segments } = await grantOne(reminders, settings, of);
    if (granted.paid.length === 0) return granted;
    return (await reminders.saveSpent(key, { version, segments })) ? granted : take(of);
  };
  return eachInstitution(day, messages, take);
};
