import { err, ok } from '../../domain/kernel/result.ts';
import { renew } from '../../domain/prescriptions/index.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { findToWrite } from '../residents/find.ts';
import { renewPrescription } from './api.ts';
import { contextOf, historyOf, issuedId, newPrescriptionId, written } from './issuing.ts';
import { prescriptionNamed } from './prescription-body.ts';
import { checkBodies, refusedOf } from './refused.ts';

/** Renews or changes a prescription and answers the new one. */
export const renewUseCase = useCase(renewPrescription, async (asked, ports) => {
  const { params, body, today, language, ifMatch } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  if (ifMatch !== undefined && ifMatch !== file.version) return err({ code: 'state/stale' });
  const history = historyOf(found.value);
  const old = history.prescriptions.find(({ id }) => id === params.prescriptionId);
  if (old === undefined) return err({ code: 'prescription/not-found' });
  const { programme } = old;
  const issuing = { issuedOn: body.issuedOn ?? today, staffId: staffOf(body.staffId, asked) };
  const prescriptionId = newPrescriptionId(ports, history.prescriptions, { programme, ...issuing });
  const command = { ...body, ...issuing, prescriptionId, renewsId: old.id };
  const decided = renew(history, command, contextOf(found.value, { programme, ...issuing }, today));
  if (!decided.ok) return err(refusedOf(decided.error, 'issuedOn', language));
  const { events, checks } = decided.value;
  const { commit, after } = written({ asked, ports }, found.value, events);
  return ok({
    answer: {
      ...prescriptionNamed(after, issuedId(decided.value)),
      checks: checkBodies(checks, language),
    },
    version: commit.head.version,
    saw: [file.id],
    writes: { residents: [commit] },
  });
});
