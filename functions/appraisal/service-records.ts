import { serviceEvidence } from '../../domain/appraisal/index.ts';
import { agreementsOf } from '../contracts/drafts.ts';
import { serviceName, toldBy } from '../contracts/told.ts';
import type { ResidentFile } from '../residents/resident-file.ts';

/** A record by its file and id, as `followups:V1`; what somebody wrote by hand is none. */
const RECORD = /^(?:followups|exams|prescriptions|referrals):[^:\s]+$/;

/** By the evidence of a promised service, as an appraisal names it, the record that it was done by. */
export const serviceRecords = (file: ResidentFile): ReadonlyMap<string, string> => {
  const { contracts, facts } = agreementsOf(file);
  const { evidence } = toldBy(facts);
  return new Map(
    contracts.flatMap(({ id: contractId, services }) =>
      services.flatMap(({ item, dueOn }): [string, string][] => {
        const record = evidence.get(serviceName({ contractId, item, dueOn }));
        return record !== undefined && RECORD.test(record)
          ? [[serviceEvidence(contractId, { item, dueOn }), record]]
          : [];
      }),
    ),
  );
};
