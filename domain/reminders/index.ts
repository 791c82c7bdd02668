export {
  type Answer,
  answerIn,
  meaningOf,
  type Meaning,
  type Question,
  type SelfMeasured,
  HEARD_AS,
} from './answers.ts';
export { type Budget, type BudgetState, budgetState, forecastSegments, grant } from './budget.ts';
export { costFen } from './cost.ts';
export {
  callReason,
  type Delivery,
  type DropReason,
  expire,
  mayResend,
  outcomeDelivery,
  type Receipt,
  receive,
  type ResendRefusal,
  type SendOutcome,
} from './delivery.ts';
export { type DueSpan, dueSpans } from './due-spans.ts';
export { type DueTask, type DueVisit, peopleByKind, visitsIn } from './due-visits.ts';
export { isDangerous, selfMeasuredIn, urgentCalls } from './danger.ts';
export { type TurnedAway, smsNumber } from './guards.ts';
export { maskedName } from './masked-name.ts';
export { mergeByPhone, type Message } from './message.ts';
export { type Call, missedDays, type Plan, planDay, type SendingDays, type Subject } from './plan.ts';
export { nextTaskChange } from './next-change.ts';
export { LISTED_DAYS_BEFORE, OFFSETS, reminderPolicy, type TaskKind } from './policy.ts';
export { asksSatisfaction, serviceText, type ServiceTextKind, SERVICE_TEXT_KINDS } from './service-texts.ts';
export { segmentsOf } from './segments.ts';
export { type Move, spread, type WeekLoad } from './spread.ts';
export { EARLIER_DAYS, spreadPolicy } from './spread-policy.ts';
export { daysOverdue, isListed, stageOn } from './stage.ts';
export { openTasks, type Task } from './tasks.ts';
export type { Place } from './text.ts';
export { defaultTemplate, type Template } from './templates.ts';
export { type Week, weeksFrom } from './weeks.ts';
export { sendWindow, type Window } from './window.ts';
