import { err, ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { startImport } from './api.ts';
import { auditEverybody } from './audit-everybody.ts';
import { importBody, newJob, newJobId } from './job-bodies.ts';

const ZIP_MARK = [0x50, 0x4b];
/** An xlsx is a zip too: what it holds says which it is. Its parts are named in plain text, this one in every workbook. */
const WORKBOOK_PART = 'xl/workbook.xml';

const formatOf = (bytes: Uint8Array): 'zip' | 'xlsx' =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(WORKBOOK_PART) ? 'xlsx' : 'zip';

const isZip = (bytes: Uint8Array): boolean => ZIP_MARK.every((byte, at) => bytes[at] === byte);

/** Keeps what was sent and asks for the work in one transaction with the answer. The audit says who sent it: it may be
 *  about anybody. */
export const startImportUseCase = useCase(startImport, async (asked, ports) => {
  const { body, language } = asked;
  if (!isZip(body)) return err({ code: body.length === 0 ? 'job/nothing-sent' : 'request/malformed' });
  const id = newJobId(ports);
  await ports.jobs.keepUpload(id, body);
  await auditEverybody(startImport, asked, ports);
  const job = newJob(asked, id, { kind: 'import', format: formatOf(body) });
  return ok({ answer: importBody(job, language), saw: [], writes: { job } });
});
