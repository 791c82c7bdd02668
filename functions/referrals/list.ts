import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { pageOfRecord } from '../residents/own-page.ts';
import { listReferrals } from './api.ts';
import { listPlace, referralBodies } from './referral-body.ts';

/** Lists a resident's referrals and drafts, the latest first. */
export const listUseCase = useCase(listReferrals, async (asked, ports) => {
  const listed = await pageOfRecord(asked, ports, {
    name: 'referrals',
    itemsOf: ({ file }) => referralBodies(file, asked.today),
    placeOf: listPlace,
  });
  if (!listed.ok) return listed;
  const { found, page: items, next } = listed.value;
  return ok({ answer: { items: [...items], next }, version: found.file.version, saw: [found.file.id] });
});
