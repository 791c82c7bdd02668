import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showRejectsFile } from './api.ts';
import { findRejects } from './find-rejects.ts';

/** Gives the rows that an import left out as the file that the command line writes. */
export const showRejectsFileUseCase = useCase(showRejectsFile, async ({ params, by }, ports) => {
  const text = await findRejects(by, ports, params.importId);
  return text.ok ? ok({ answer: text.value, saw: [] }) : text;
});
