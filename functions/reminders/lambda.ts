import { apiOf } from '../kit/api-of.ts';
import type { Api } from '../kit/http.ts';
import { remindersManifest } from './manifest.ts';
import { remindersProblems } from './problems.ts';

/** What the Lambda of the work list and of reminders answers. */
export const remindersApi: Api = apiOf(
  remindersManifest,
  {
    'reminders.showWorklist': async () => (await import('./show-worklist.ts')).showWorklistUseCase,
    'reminders.showDueLoad': async () => (await import('./show-due-load.ts')).showDueLoadUseCase,
    'reminders.recordCall': async () => (await import('./record-call.ts')).recordCallUseCase,
    'reminders.showReminders': async () => (await import('./show-reminders.ts')).showRemindersUseCase,
    'reminders.showReminder': async () => (await import('./show-reminder.ts')).showReminderUseCase,
    'reminders.resend': async () => (await import('./resend.ts')).resendUseCase,
    'reminders.showBudgets': async () => (await import('./sms-settings.ts')).showBudgetsUseCase,
    'reminders.setBudget': async () => (await import('./sms-settings.ts')).setBudgetUseCase,
    'reminders.showTemplate': async () => (await import('./sms-templates.ts')).showTemplateUseCase,
    'reminders.listTemplates': async () => (await import('./sms-templates.ts')).listTemplatesUseCase,
    'reminders.setTemplate': async () => (await import('./sms-templates.ts')).setTemplateUseCase,
    'reminders.hearSms': async () => (await import('./hear-sms.ts')).hearSmsUseCase,
    'reminders.hearReceipt': async () => (await import('./hear-receipt.ts')).hearReceiptUseCase,
  },
  remindersProblems,
);
