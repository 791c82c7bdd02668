import { PEOPLE_READERS } from '../../domain/access/index.ts';
import type { ManifestRow } from '../kit/manifest-row.ts';
import {
  recordCallRoute,
  setBudget,
  setTemplate,
  showBudgets,
  showReminder,
  showReminders,
  showTemplate,
  showWorklist,
} from './api.ts';

const LAMBDA = 'reminders-http';
const SERVICE_S = 10;

/** The use cases of the work list as they are deployed. */
export const remindersManifest: readonly ManifestRow[] = [
  {
    trigger: { kind: 'http', route: showWorklist },
    lambda: LAMBDA,
    roles: ['team_member', 'team_leader', 'institution_manager', 'administrator', 'integration'],
    tableAccess: [
      { keys: ['tasks', 'reference', 'organisation', 'head'], may: 'read' },
      { keys: ['audit'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'teams cannot see what is due',
  },
  {
    trigger: { kind: 'http', route: recordCallRoute },
    lambda: LAMBDA,
    roles: ['team_member', 'team_leader', 'institution_manager', 'administrator'],
    tableAccess: [
      { keys: ['reference', 'organisation', 'head'], may: 'read' },
      { keys: ['resident', 'tasks', 'members', 'search', 'facts', 'receipt', 'audit'], may: 'write' },
    ],
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
          'resident',
          'claim',
          'team-sms',
          'reminder-run',
          'sms-spent',
          'reference',
          'organisation',
          'head',
        ],
        may: 'read',
      },
      { keys: ['audit'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see who is reminded and who not',
  },
  {
    trigger: { kind: 'http', route: showReminder },
    lambda: LAMBDA,
    roles: PEOPLE_READERS,
    tableAccess: [
      { keys: ['claim', 'resident', 'reference', 'organisation', 'head'], may: 'read' },
      { keys: ['audit'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see what became of a message',
  },
  {
    trigger: { kind: 'http', route: showBudgets },
    lambda: LAMBDA,
    roles: ['institution_manager', 'bureau', 'administrator'],
    tableAccess: [{ keys: ['sms-spent', 'reference', 'organisation', 'head'], may: 'read' }],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see what SMS cost',
  },
  {
    trigger: { kind: 'http', route: setBudget },
    lambda: LAMBDA,
    roles: ['administrator'],
    tableAccess: [
      { keys: ['sms-spent', 'reference', 'organisation'], may: 'read' },
      { keys: ['head', 'receipt'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'budgets of SMS cannot be set',
  },
  {
    trigger: { kind: 'http', route: showTemplate },
    lambda: LAMBDA,
    roles: ['institution_manager', 'bureau', 'administrator'],
    tableAccess: [{ keys: ['reference', 'organisation', 'head'], may: 'read' }],
    timeoutS: SERVICE_S,
    errorImpact: 'nobody can see the template of SMS',
  },
  {
    trigger: { kind: 'http', route: setTemplate },
    lambda: LAMBDA,
    roles: ['administrator'],
    tableAccess: [
      { keys: ['reference', 'organisation'], may: 'read' },
      { keys: ['head', 'receipt'], may: 'write' },
    ],
    timeoutS: SERVICE_S,
    errorImpact: 'a new template of SMS cannot be registered',
  },
];
