import { ok } from '../../domain/kernel/result.ts';
import { plusDays } from '../../domain/kernel/time.ts';
import { useCase } from '../kit/use-case.ts';
import { type LinkBody, verifyAudit } from './api.ts';
import { type LinkFound, verifyDay } from './audit-links.ts';

const linkBody = (found: LinkFound): LinkBody => {
  const { shard, records, state } = found;
  if (found.state === 'sound') return { shard, records, state, seal: found.seal };
  if (found.state === 'open') return { shard, records, state };
  const { fault } = found;
  const place = 'recordId' in fault ? { recordId: fault.recordId } : {};
  return { shard, records, state, fault: fault.code, ...place };
};

const stateOf = (found: readonly LinkFound[]): LinkFound['state'] => {
  if (found.some(({ state }) => state === 'broken')) return 'broken';
  return found.some(({ state }) => state === 'open') ? 'open' : 'sound';
};

/** Answers whether the audit records of a day are what was sealed. Nobody's record is shown. */
export const verifyAuditUseCase = useCase(verifyAudit, async ({ query, today }, { audits }) => {
  const day = query.day ?? plusDays(today, -1);
  const found = await verifyDay(audits, day);
  return ok({ answer: { day, state: stateOf(found), items: found.map(linkBody) }, saw: [] });
});
