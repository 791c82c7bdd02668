import { byCodePoints } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Prescribed } from '../../domain/prescriptions/index.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { useCase } from '../kit/use-case.ts';
import { findToSee } from '../residents/find.ts';
import { listPrescriptions } from './api.ts';
import { prescriptionBody, suppliedOn } from './prescription-body.ts';
import { programmeBodies, supplyBodies } from './supply-bodies.ts';

const USUAL_LIMIT = 50;

/** The place of a prescription in the list: text order is time order. */
const placeOf = ({ issuedOn, id }: Prescribed): string => `${issuedOn} ${id}`;

/** Lists prescriptions with their state, the supply of every drug, and of every programme. */
export const listUseCase = useCase(listPrescriptions, async (asked, ports) => {
  const { by, params, query } = asked;
  const { programme, limit = USUAL_LIMIT } = query;
  const owner = { userId: by.userId, list: `prescriptions ${params.residentId} ${programme ?? ''}` };
  const cursor = cursorIn(query.cursor, owner, ports.keys);
  if (!cursor.ok) return cursor;
  const found = await findToSee(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file } = found.value;
  const supplied = suppliedOn(found.value);
  const before = cursor.value;
  const rest = supplied.prescriptions
    .filter((one) => programme === undefined || one.programme === programme)
    .toSorted((a, b) => byCodePoints(placeOf(b), placeOf(a)))
    .filter((one) => before === undefined || placeOf(one) < before);
  const page = rest.slice(0, limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return ok({
    answer: {
      items: page.map((one) => prescriptionBody(one, supplied)),
      next: cursorOut(last && placeOf(last), owner, ports.keys),
      supplies: supplyBodies(supplied),
      programmes: programmeBodies(supplied),
    },
    version: file.version,
    saw: [file.id],
  });
});
