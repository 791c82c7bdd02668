import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { pageOfRecord } from '../residents/own-page.ts';
import { listScreenings } from './api.ts';
import { standingBodies, takenOf } from './standing.ts';

/** Lists what was read for screening, the latest first, and where the resident stands today. */
export const screeningsUseCase = useCase(listScreenings, async (asked, ports) => {
  const { programme } = asked.query;
  const listed = await pageOfRecord(asked, ports, {
    name: `screenings ${programme ?? ''}`,
    itemsOf: ({ file }) =>
      takenOf(file)
        .filter(({ reading }) => programme === undefined || reading.programme === programme)
        .toReversed(),
    placeOf: ({ place }) => place,
  });
  if (!listed.ok) return listed;
  const { found, page, next } = listed.value;
  return ok({
    answer: { items: page.map(({ body }) => body), next, standing: standingBodies(found, programme) },
    version: found.file.version,
    saw: [found.file.id],
  });
});
