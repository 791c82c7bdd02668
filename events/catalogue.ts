import type * as z from 'zod';

import { ContractEvent, contractExamples } from './contracts.ts';
import { CountyImported, countyExamples, DayRun } from './county.ts';
import { ExamEvent, examExamples } from './exams.ts';
import { FollowUpEvent, followUpExamples } from './follow-ups.ts';
import { OrganisationEvent, organisationExamples } from './organisation.ts';
import { OwnRecordEvent, ownRecordExamples } from './own-record.ts';
import { PrescriptionEvent, prescriptionExamples } from './prescriptions.ts';
import { ProgrammeEvent, programmeExamples } from './programmes.ts';
import { ReferralEvent, referralExamples } from './referrals.ts';
import { ReminderEvent, reminderExamples } from './reminders.ts';
import { ResidentEvent, residentExamples } from './residents.ts';

/** One published fact: its type with its version, its form, and an example of it. */
export type Published = {
  readonly type: string;
  readonly capability: string;
  readonly schema: z.ZodObject;
  readonly example: { readonly type: string };
};

type Of = Readonly<{
  capability: string;
  schemas: readonly z.ZodObject[];
  examples: readonly { readonly type: string }[];
}>;

const GROUPS: readonly Of[] = [
  { capability: 'contracts', schemas: ContractEvent.options, examples: contractExamples },
  { capability: 'county-files', schemas: [CountyImported, DayRun], examples: countyExamples },
  { capability: 'exams', schemas: ExamEvent.options, examples: examExamples },
  { capability: 'follow-ups', schemas: FollowUpEvent.options, examples: followUpExamples },
  { capability: 'organisation', schemas: OrganisationEvent.options, examples: organisationExamples },
  { capability: 'own-record', schemas: OwnRecordEvent.options, examples: ownRecordExamples },
  { capability: 'prescriptions', schemas: PrescriptionEvent.options, examples: prescriptionExamples },
  { capability: 'programmes', schemas: ProgrammeEvent.options, examples: programmeExamples },
  { capability: 'referrals', schemas: ReferralEvent.options, examples: referralExamples },
  { capability: 'reminders', schemas: ReminderEvent.options, examples: reminderExamples },
  { capability: 'residents', schemas: ResidentEvent.options, examples: residentExamples },
];

/** Every fact that the service publishes, each with the example whose form it has: the published language as one list. */
export const catalogue: readonly Published[] = GROUPS.flatMap(({ capability, schemas, examples }) =>
  examples.flatMap((example) => {
    const schema = schemas.find((one) => one.safeParse(example).success);
    return schema === undefined ? [] : [{ type: example.type, capability, schema, example }];
  }),
);
