import { byCodePoints } from '../../domain/kernel/ids.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { Prescribed } from '../../domain/prescriptions/index.ts';
import { useCase } from '../kit/use-case.ts';
import { pageOfRecord } from '../residents/own-page.ts';
import { listPrescriptions } from './api.ts';
import { prescribedIn } from './prescribed.ts';
import { prescriptionBody, suppliedOn } from './prescription-body.ts';
import { programmeBodies, supplyBodies } from './supply-bodies.ts';

/** The place of a prescription in the list: text order is time order. */
const placeOf = ({ issuedOn, id }: Prescribed): string => `${issuedOn} ${id}`;

/** Lists prescriptions with their state, the supply of every drug, and of every programme. */
export const listUseCase = useCase(listPrescriptions, async (asked, ports) => {
  const { programme } = asked.query;
  const listed = await pageOfRecord(asked, ports, {
    name: `prescriptions ${programme ?? ''}`,
    itemsOf: ({ file }) =>
      prescribedIn(file)
        .filter((one) => programme === undefined || one.programme === programme)
        .toSorted((a, b) => byCodePoints(placeOf(b), placeOf(a))),
    placeOf,
  });
  if (!listed.ok) return listed;
  const { found, page, next } = listed.value;
  const supplied = suppliedOn(found);
  return ok({
    answer: {
      items: page.map((one) => prescriptionBody(one, supplied)),
      next,
      supplies: supplyBodies(supplied),
      programmes: programmeBodies(supplied),
    },
    version: found.file.version,
    saw: [found.file.id],
  });
});
