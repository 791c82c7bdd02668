import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { hearReceiptUseCase } from './hear-receipt.ts';
import { hearSmsUseCase } from './hear-sms.ts';
import { remindersManifest } from './manifest.ts';
import { remindersProblems } from './problems.ts';
import { recordCallUseCase } from './record-call.ts';
import { resendUseCase } from './resend.ts';
import { showDueLoadUseCase } from './show-due-load.ts';
import { showReminderUseCase } from './show-reminder.ts';
import { showRemindersUseCase } from './show-reminders.ts';
import { showWorklistUseCase } from './show-worklist.ts';
import {
  setBudgetUseCase,
  setTemplateUseCase,
  showBudgetsUseCase,
  showTemplateUseCase,
} from './sms-settings.ts';

/** What the Lambda of the work list and of reminders answers. */
export const remindersApi: Api = apiOf(
  remindersManifest,
  [
    showWorklistUseCase,
    showDueLoadUseCase,
    recordCallUseCase,
    showRemindersUseCase,
    showReminderUseCase,
    resendUseCase,
    showBudgetsUseCase,
    setBudgetUseCase,
    showTemplateUseCase,
    setTemplateUseCase,
    hearSmsUseCase,
    hearReceiptUseCase,
  ],
  remindersProblems,
);
