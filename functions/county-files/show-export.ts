import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { showExport } from './api.ts';
import { exportBody, findJob } from './job-bodies.ts';

/** Says how far an export is and which files it wrote. */
export const showExportUseCase = useCase(showExport, async ({ params, by, language }, ports) => {
  const found = await findJob(by, ports, { id: params.exportId, kind: 'export' });
  if (!found.ok) return found;
  return ok({ answer: exportBody(found.value, language), version: found.value.version, saw: [] });
});
