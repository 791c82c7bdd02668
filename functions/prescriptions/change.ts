import type { PrescriptionId } from '../../domain/kernel/ids.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { PrescriptionHistory, PrescriptionRefusal } from '../../domain/prescriptions/index.ts';
import type { PrescriptionEvent } from '../../events/prescriptions.ts';
import type { Ports } from '../kit/ports.ts';
import type { Route } from '../kit/route.ts';
import type { Asked, Done, Refused } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import type { ResidentId } from '../../domain/kernel/ids.ts';
import type { PrescriptionBody } from './bodies.ts';
import { historyOf, written } from './issuing.ts';
import { prescriptionNamed } from './prescription-body.ts';
import { refusedOf } from './refused.ts';

/** A prescription of a resident, and what is decided on it. */
export type Changing = {
  readonly residentId: ResidentId;
  readonly prescriptionId: PrescriptionId;
  /** The date of the request. */
  readonly field: string;
  readonly decide: (
    history: PrescriptionHistory,
  ) => Result<readonly PrescriptionEvent[], PrescriptionRefusal>;
};

/** Decides something on a prescription, stores it and answers the prescription as it then is. */
export const changePrescription = async (
  asked: Asked<Route>,
  ports: Ports,
  { residentId, prescriptionId, field, decide }: Changing,
): Promise<Result<Done<PrescriptionBody>, Refused>> => {
  const found = await findToWrite(asked, ports, residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  const decided = decide(historyOf(found.value));
  if (!decided.ok) return err(refusedOf(decided.error, field, asked.language));
  const { commit, after } = written({ asked, ports }, found.value, decided.value);
  return ok({
    answer: prescriptionNamed(after, prescriptionId),
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
};
