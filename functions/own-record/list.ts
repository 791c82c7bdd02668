import { findOwn } from '../../domain/access/index.ts';
import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { residentFile } from '../residents/resident-file.ts';
import { listOwn } from './api.ts';
import { ownResident } from './own-resident.ts';
import { ownPhoneOf } from './own-phone.ts';

/** Lists the residents of the asker's phone. */
export const listUseCase = useCase(listOwn, async ({ by, today }, ports) => {
  const ids = 'phoneHash' in by ? await ports.residents.search(by.phoneHash) : [];
  const stored = await ports.residents.loadMany(ids);
  const files = stored
    .flatMap((one) => (one === undefined ? [] : [residentFile(one)]))
    .filter((file) => findOwn(by, ownPhoneOf(file, ports.keys), today).ok);
  return ok({
    answer: { items: files.map(ownResident), next: null },
    saw: files.map(({ id }) => id),
  });
});
