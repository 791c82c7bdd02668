import { err, ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { askUpload, startImport, UPLOAD_TYPES } from './api.ts';
import { auditEverybody } from './audit-everybody.ts';
import { newJobId } from './job-bodies.ts';
import { linkedKey } from './uploads.ts';

/** Gives a link to put one file by, under a key that nobody else was told; recorded before it is given. Nothing is stored: the
 *  import is made of the file once it has come. Where there are no links the file goes with the request, as large as that
 *  takes. */
export const askUploadUseCase = useCase(askUpload, async (asked, ports) => {
  const { format, bytes } = asked.body;
  const importId = newJobId(ports);
  const key = linkedKey(asked.by.userId, { importId, format });
  const link = await ports.jobs.linkFor({ key, type: UPLOAD_TYPES[format], bytes });
  if (link === undefined && bytes > startImport.takes.mostBytes) return err({ code: 'request/too-large' });
  if (link === undefined) return ok({ answer: { way: 'request' }, saw: [] });
  await auditEverybody(askUpload, asked, ports);
  return ok({ answer: { way: 'link', importId, ...link }, saw: [] });
});
