import { ok } from '../../domain/kernel/result.ts';
import { useCase } from '../kit/use-case.ts';
import { seeReferralRoute } from './api.ts';
import { findReferral } from './find-referral.ts';
import { referralAlone } from './referral-body.ts';

/** Shows a referral to the side that it was sent to, and to whoever sees the resident. */
export const seeUseCase = useCase(seeReferralRoute, async (asked, ports) => {
  const found = await findReferral({ ...asked, ...asked.params, look: 'see' }, ports);
  if (!found.ok) return found;
  const { file, person, reference } = found.value.found;
  const { by, language } = asked;
  return ok({
    answer: referralAlone(found.value.referral, { person, reference, by, language }),
    version: file.version,
    saw: [file.id],
  });
});
