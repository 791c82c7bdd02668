import { everyHourSeal as seal } from '../../../functions/access/every-hour-seal.ts';
import { attemptJob as attempt } from '../../../functions/county-files/carry-out-jobs.ts';
import { passDays as pass } from '../../../functions/indicators/every-hour-pass.ts';
import { everyNightRecount as recount } from '../../../functions/indicators/every-night-recount.ts';
import { onFactsChanged as countFacts } from '../../../functions/indicators/on-facts-changed.ts';
import { onTeamCreated as takeOver } from '../../../functions/organisation/on-team-created.ts';
import { everyHourAsk as ask } from '../../../functions/reminders/every-hour-ask.ts';
import { everyMinuteHear as hear } from '../../../functions/reminders/every-minute-hear.ts';
import { everyMinuteSend as sendReminders } from '../../../functions/reminders/every-minute-send.ts';
import { everyMinuteText as sendTexts } from '../../../functions/reminders/every-minute-text.ts';
import { carried } from './noted-access.ts';

/*
 * What no request starts, as tests begin it: what each does with the table must be what its row in the manifest names.
 */

/** An attempt at a job, as it was asked for. */
export const attemptJob = carried('county-files.on-job-asked', attempt);
/** What asks a provider about messages. */
export const everyHourAsk = carried('reminders.every-hour-ask', ask);
/** What seals the audit. */
export const everyHourSeal = carried('access.every-hour-seal', seal);
/** What hears what a provider left. */
export const everyMinuteHear = carried('reminders.every-minute-hear', hear);
/** What sends reminders. */
export const everyMinuteSend = carried('reminders.every-minute-send', sendReminders);
/** What sends other texts. */
export const everyMinuteText = carried('reminders.every-minute-text', sendTexts);
/** What counts anew where facts changed. */
export const onFactsChanged = carried('indicators.on-facts-changed', countFacts);
/** What brings people onto the list of a new team. */
export const onTeamCreated = carried('organisation.on-team-created', takeOver);
/** What ends a day and begins the next. */
export const passDays = carried('indicators.every-hour-pass', pass);

const RECOUNT = 'indicators.every-night-recount';

/** What proves the counts in parts. */
export const everyNightRecount = {
  begin: carried(RECOUNT, recount.begin),
  carryOut: carried(RECOUNT, recount.carryOut),
  finish: carried(RECOUNT, recount.finish),
  breakOff: carried(RECOUNT, recount.breakOff),
} satisfies typeof recount;
