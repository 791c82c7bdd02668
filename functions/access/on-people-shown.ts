import type { AuditRecord } from '../../domain/access/index.ts';
import type { Audits } from '../kit/ports.ts';

/** Tells each whom a request over several people showed that it looked at them. It may be repeated, and come late: what
 *  is stored is the same. */
export const onPeopleShown = ({ tell }: Pick<Audits, 'tell'>, record: AuditRecord): Promise<void> =>
  tell(record);
