import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { startExport } from './api.ts';
import { auditEverybody } from './audit-everybody.ts';
import { exportBody, newJobId } from './job-bodies.ts';
import type { Job } from './jobs.ts';

/** Asks for the whole county as files; the audit says who did, since it shows everybody. */
export const startExportUseCase = useCase(startExport, async (asked, ports) => {
  const { by, now: askedAt, language } = asked;
  const job: Job = {
    id: newJobId(ports),
    version: 1,
    task: { kind: 'export' },
    by: by.userId,
    askedAt,
    is: { state: 'waiting' },
  };
  await auditEverybody(startExport, asked, ports);
  return ok({ answer: exportBody(job, language), saw: [], writes: { job } });
});
