import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showRejectsFile } from './api.ts';
import { giveRejects } from './find-rejects.ts';
import { givenFile } from './given-file.ts';

/** Gives the rows that an import left out as the file that the command line writes. */
export const showRejectsFileUseCase = useCase(showRejectsFile, async ({ params, by }, ports) => {
  const given = await giveRejects({ by, id: params.importId }, ports);
  return given.ok ? ok(givenFile(given.value)) : given;
});
