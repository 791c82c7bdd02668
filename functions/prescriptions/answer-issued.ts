import type { PrescriptionId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { Issued, PrescriptionRefusal } from '../../domain/prescriptions/index.ts';
import type { Ports } from '../kit/ports.ts';
import type { Asked, Done, Refused } from '../kit/use-case.ts';
import type { Found } from '../residents/find.ts';
import type { issuePrescription, renewPrescription } from './api.ts';
import type { IssuedBody } from './bodies.ts';
import { written } from './issuing.ts';
import { prescriptionNamed } from './prescription-body.ts';
import { checkBodies, refusedOf } from './refused.ts';

/** Who asks for a prescription, and what stores it. */
type Issuing = {
  readonly asked: Asked<typeof issuePrescription | typeof renewPrescription>;
  readonly ports: Pick<Ports, 'keys'>;
};

const issuedId = ({ events }: Issued): PrescriptionId => {
  const issued = events.find(({ type }) => type === 'prescription-issued@1');
  if (issued === undefined) throw new Error('a prescription was issued');
  return issued.prescriptionId;
};

/** Stores what was decided and answers the new prescription with what was pointed out. */
export const answerIssued = (
  issuing: Issuing,
  found: Found,
  decided: Result<Issued, PrescriptionRefusal>,
): Result<Done<IssuedBody>, Refused> => {
  const { language } = issuing.asked;
  if (!decided.ok) return err(refusedOf(decided.error, 'issuedOn', language));
  const { commit, after } = written(issuing, found, decided.value.events);
  const body = prescriptionNamed(after, issuedId(decided.value));
  return ok({
    answer: { ...body, checks: checkBodies(decided.value.checks, language) },
    version: commit.head.version,
    saw: [found.file.id],
    writes: { residents: [commit] },
  });
};
