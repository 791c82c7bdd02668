import { type ManifestRow, RESIDENT_WRITES, TEXT_WRITES } from '../kit/manifest-row.ts';

const SCHEDULE = 'reminders-schedule';
const SENDING_S = 900;
const SENT = [
  'claim',
  'team-sms',
  'team-calls',
  'sms-link',
  'sms-spent',
  'reminder-run',
  'skipped',
  'day-run',
];

/** What the clock starts of reminders, as it is deployed. */
export const remindersSchedule: readonly ManifestRow[] = [
  {
    trigger: { kind: 'schedule', id: 'reminders.every-minute-send', every: 'minute' },
    lambda: SCHEDULE,
    roles: [],
    tableAccess: [
      { keys: ['tasks', 'resident', 'reference', 'organisation', 'head'], may: 'read' },
      { keys: SENT, may: 'write' },
    ],
    timeoutS: SENDING_S,
    errorImpact: 'reminders do not go out',
  },
  {
    trigger: { kind: 'schedule', id: 'reminders.every-minute-text', every: 'minute' },
    lambda: SCHEDULE,
    roles: [],
    tableAccess: [
      { keys: ['resident', 'reference', 'organisation', 'head', 'claim', 'reminder-run'], may: 'read' },
      { keys: ['sms-queue', 'sms-text', 'sms-link', 'sms-spent'], may: 'write' },
    ],
    timeoutS: SENDING_S,
    errorImpact: 'opt-outs are not confirmed, results that are ready not told',
  },
  {
    trigger: { kind: 'schedule', id: 'reminders.every-hour-ask', every: 'hour' },
    lambda: SCHEDULE,
    roles: [],
    tableAccess: [{ keys: ['claim', 'reminder-run'], may: 'write' }],
    timeoutS: SENDING_S,
    errorImpact: 'messages whose outcome nobody knows stay so, though their provider could tell',
  },
  {
    trigger: { kind: 'schedule', id: 'reminders.every-minute-hear', every: 'minute' },
    lambda: SCHEDULE,
    roles: [],
    // What `hearSms` and `hearReceipt` touch, and what the record of a request about one person does.
    tableAccess: [
      { keys: ['reference', 'organisation', 'head', 'sms-link'], may: 'read' },
      RESIDENT_WRITES,
      TEXT_WRITES,
      { keys: ['sms-in', 'claim', 'sms-text', 'looked', 'audit'], may: 'write' },
    ],
    timeoutS: SENDING_S,
    errorImpact: 'opt-outs, answers and delivery reports wait with the provider of SMS',
  },
];
