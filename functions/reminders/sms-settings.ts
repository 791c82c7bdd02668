import { canSeeArea } from '../../domain/access/index.ts';
import type { InstitutionId } from '../../domain/kernel/ids.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { isLocalDate, type LocalDate, plusDays, plusMonths } from '../../domain/kernel/time.ts';
import { budgetState, costFen, forecastSegments, reminderPolicy } from '../../domain/reminders/index.ts';
import { useCase } from '../kit/use-case.ts';
import { monthText } from './budgets.ts';
import type { Spent } from './reminder-store.ts';
import { setBudget, showBudgets } from './api.ts';

/** The last day of a month that has happened: today within the month, its last day after it. */
const dayWithin = (month: string, today: LocalDate): LocalDate => {
  const first = `${month}-01`;
  if (!isLocalDate(first)) throw new Error('a month has a first day');
  if (monthText(today) === month) return today;
  return today < first ? first : plusDays(plusMonths(first, 1), -1);
};

type Institution = {
  readonly institutionId: InstitutionId;
  readonly institutionName: string;
  readonly month: string;
};

const budgetBody = (
  { institutionId, institutionName, month }: Institution,
  { segments: spentSegments }: Spent,
  { limit, today }: { readonly limit: number | undefined; readonly today: LocalDate },
) => {
  const budget = { limitSegments: limit, spentSegments };
  const forecast = forecastSegments(budget, dayWithin(month, today));
  return {
    institutionId,
    institutionName,
    month,
    ...(limit !== undefined && { limitSegments: limit }),
    spentSegments,
    forecastSegments: forecast,
    ...(limit !== undefined && { limitFen: costFen(limit) }),
    spentFen: costFen(spentSegments),
    forecastFen: costFen(forecast),
    state: budgetState(budget),
  };
};

const NOTHING_SPENT: Spent = { version: 0, segments: 0 };

/** Shows what the institutions in the asker's scope may spend, have spent and will have spent. */
export const showBudgetsUseCase = useCase(showBudgets, async ({ by, query, today }, ports) => {
  const { month = monthText(today) } = query;
  const [{ organisation }, { monthlySegments }] = await Promise.all([
    ports.reference(),
    ports.reminders.settings(),
  ]);
  const keys = organisation.institutions
    .filter(({ id }) => canSeeArea(by, { scope: 'institution', id }, organisation))
    .map(({ id: institutionId, name: institutionName }) => ({ month, institutionId, institutionName }));
  const spent = await ports.reminders.spent(keys);
  const items = keys.map((key, at) =>
    budgetBody(key, spent[at] ?? NOTHING_SPENT, { limit: monthlySegments.get(key.institutionId), today }),
  );
  const { segmentMilliYuan } = reminderPolicy;
  return ok({ answer: { items, next: null, segmentMilliYuan }, saw: [] });
});

/** Sets what an institution in the asker's scope may spend a month. */
export const setBudgetUseCase = useCase(setBudget, async ({ by, params, body, today }, ports) => {
  const { institutionId } = params;
  const key = { month: monthText(today), institutionId };
  const [{ organisation }, before, [spent = NOTHING_SPENT]] = await Promise.all([
    ports.reference(),
    ports.reminders.settings(),
    ports.reminders.spent([key]),
  ]);
  if (!canSeeArea(by, { scope: 'institution', id: institutionId }, organisation))
    return err({ code: 'access/not-found' });
  const { name: institutionName = '' } =
    organisation.institutions.find(({ id }) => id === institutionId) ?? {};
  const limit = body.segmentsAMonth;
  const monthlySegments = new Map([...before.monthlySegments, [institutionId, limit]]);
  return ok({
    answer: budgetBody({ ...key, institutionName }, spent, { limit, today }),
    saw: [],
    writes: { sms: { ...before, version: before.version + 1, monthlySegments } },
  });
});
