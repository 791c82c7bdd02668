import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showImport } from './api.ts';
import { findJob, importBody } from './job-bodies.ts';

/** Says how far an import is and what came of it. */
export const showImportUseCase = useCase(showImport, async ({ params, by, language }, ports) => {
  const found = await findJob(by, ports, { id: params.importId, kind: 'import' });
  if (!found.ok) return found;
  return ok({ answer: importBody(found.value, language), version: found.value.version, saw: [] });
});
