import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { startExport } from './api.ts';
import { auditEverybody } from './audit-everybody.ts';
import { exportBody, newJob, newJobId } from './job-bodies.ts';

/** Asks for the whole county as files; the audit says who did, since it shows everybody. */
export const startExportUseCase = useCase(startExport, async (asked, ports) => {
  const job = newJob(asked, newJobId(ports), { kind: 'export' });
  await auditEverybody(startExport, asked, ports);
  return ok({ answer: exportBody(job, asked.language), saw: [], writes: { job } });
});
