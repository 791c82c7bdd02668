import { PEOPLE_READERS } from '../../domain/access/index.ts';
import { DECIDERS, type ManifestRow, RESIDENT_WRITES, TEXT_WRITES } from '../kit/manifest-row.ts';
import {
  hearReceipt,
  hearSms,
  recordCallRoute,
  resendReminder,
  setBudget,
  listTemplates,
  setTemplate,
  showBudgets,
  showDueLoad,
  showReminder,
  showReminders,
  showTemplate,
  showWorklist,
} from './api.ts';
import { remindersSchedule } from './schedule-manifest.ts';

const LAMBDA = 'reminders-http';
const SERVICE_S = 10;

/** Reading the tasks of one's own teams. */
const TEAM_LIST: Pick<ManifestRow, 'roles' | 'tableAccess'> = {
  roles: ['team_member', 'team_leader', 'institution_manager', 'administrator', 'integration'],
  tableAccess: [{ keys: ['tasks'], may: 'read' }],
};

/** The use cases of the work list as they are deployed. */
export const remindersManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'http', route: showWorklist },
    lambda: LAMBDA,
    ...TEAM_LIST,
    timeoutS: SERVICE_S,
    errorImpact: 'teams cannot see what is due',
  },
  {
    trigger: { kind: 'http', route: showDueLoad },
    lambda: LAMBDA,
    ...TEAM_LIST,
    timeoutS: SERVICE_S,
    errorImpact: 'teams cannot see which weeks will be too full',
  },
  {
    trigger: { kind: 'http', route: recordCallRoute },
    lambda: LAMBDA,
    roles: ['team_member', 'team_leader', 'institution_manager', 'administrator'],
    tableAccess: [RESIDENT_WRITES],
    timeoutS: SERVICE_S,
    errorImpact: 'teams cannot record their calls',
  },
  {
    trigger: { kind: 'http', route: showReminders },
    lambda: LAMBDA,
    roles: PEOPLE_READERS,
    tableAccess: [
      {
        keys: [
          'tasks',
          'members',
          'resident',
          'claim',
          'sms-text',
          'team-sms',
          'team-calls',
          'reminder-run',
          'sms-spent',
          // By the index: whom a day to come will remind.
          'views-due',
        ],
        may: 'read',
      },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see who is reminded and who not',
  },
  {
    trigger: { kind: 'http', route: showReminder },
    lambda: LAMBDA,
    roles: PEOPLE_READERS,
    tableAccess: [{ keys: ['claim', 'resident'], may: 'read' }],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see what became of a message',
  },
  {
    trigger: { kind: 'http', route: resendReminder },
    lambda: LAMBDA,
    roles: DECIDERS,
    tableAccess: [
      { keys: ['resident'], may: 'read' },
      { keys: ['claim', 'sms-link', 'sms-spent'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'a message that never arrived cannot be sent again',
  },
  {
    trigger: { kind: 'http', route: showBudgets },
    lambda: LAMBDA,
    roles: ['institution_manager', 'bureau', 'administrator'],
    tableAccess: [{ keys: ['sms-spent'], may: 'read' }],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see what SMS cost',
  },
  {
    trigger: { kind: 'http', route: setBudget },
    lambda: LAMBDA,
    roles: ['administrator'],
    tableAccess: [
      { keys: ['sms-spent'], may: 'read' },
      { keys: ['head'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'budgets of SMS cannot be set',
  },
  {
    trigger: { kind: 'http', route: showTemplate },
    lambda: LAMBDA,
    roles: ['institution_manager', 'bureau', 'administrator'],
    tableAccess: [],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see the template of SMS',
  },
  {
    trigger: { kind: 'http', route: listTemplates },
    lambda: LAMBDA,
    roles: ['institution_manager', 'bureau', 'administrator', 'auditor'],
    tableAccess: [],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see which templates of SMS there were',
  },
  {
    trigger: { kind: 'http', route: setTemplate },
    lambda: LAMBDA,
    roles: ['administrator'],
    tableAccess: [{ keys: ['head'], may: 'write' }],
    timeoutS: SERVICE_S,
    errorImpact: 'a new template of SMS cannot be registered',
  },
  {
    trigger: { kind: 'http', route: hearSms },
    lambda: LAMBDA,
    // The provider signs; nobody who signs in is let in.
    roles: ['integration'],
    tableAccess: [
      { keys: ['claim', 'sms-text'], may: 'read' },
      RESIDENT_WRITES,
      TEXT_WRITES,
      { keys: ['sms-in'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'opt-outs, readings and messages of residents are not heard',
  },
  {
    trigger: { kind: 'http', route: hearReceipt },
    lambda: LAMBDA,
    roles: ['integration'],
    tableAccess: [
      { keys: ['sms-link'], may: 'read' },
      { keys: ['claim', 'sms-text'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody learns whether messages arrived',
  },
  ...remindersSchedule,
];
