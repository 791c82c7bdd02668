import { check } from '../../domain/referrals/index.ts';
import { staffOf } from '../follow-ups/change.ts';
import { useCase } from '../kit/use-case.ts';
import { checkReferral } from './api.ts';
import { changeReferral } from './change.ts';

/** Answers the two-week check: the task becomes a follow-up two weeks after it. @source readings.md A7 */
export const checkUseCase = useCase(checkReferral, (asked, ports) =>
  changeReferral(asked, { ports, look: 'write' }, ({ referral }) => {
    const { checkedOn = asked.today, note, staffId } = asked.body;
    const step = { checkedOn, note, staffId: staffOf(staffId, asked) };
    return check(referral, step, asked.today);
  }),
);
