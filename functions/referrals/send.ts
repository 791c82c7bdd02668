import { err } from '../../domain/kernel/result.ts';
import { draft, send, type Send } from '../../domain/referrals/index.ts';
import type { Ports } from '../kit/ports.ts';
import { type Asked, useCase } from '../kit/use-case.ts';
import { findToWrite, type Found } from '../residents/find.ts';
import { sendReferral } from './api.ts';
import { casesIn } from './cases.ts';
import { changed } from './change.ts';
import { newReferralId } from './referral-id.ts';
import { referringInstitution, sendWorld } from './send-world.ts';

const commandOf = ({ body, by, today }: Asked<typeof sendReferral>, ports: Ports, found: Found): Send => {
  const { draft: _draft, kind = 'visit', grounds = [], form = {}, referredOn = today, ...sheet } = body;
  const fromInstitutionId = referringInstitution(by, found, ports.keys);
  return {
    ...sheet,
    referralId: newReferralId(ports, found.file.id),
    residentId: found.file.id,
    kind,
    grounds,
    form,
    referredOn,
    ...(fromInstitutionId === undefined ? {} : { fromInstitutionId }),
  };
};

/** Refers a resident to an institution of the county or to one that it does not list, or writes a draft. */
export const sendUseCase = useCase(sendReferral, async (asked, ports) => {
  const { params, body } = asked;
  const found = await findToWrite(asked, ports, params.residentId);
  if (!found.ok) return found;
  const { file, reference } = found.value;
  const { toInstitutionId } = body;
  const isListed = reference.organisation.institutions.some(({ id }) => id === toInstitutionId);
  if (toInstitutionId !== undefined && !isListed) return err({ code: 'referral/no-such-institution' });
  const command = commandOf(asked, ports, found.value);
  const world = sendWorld(found.value, command);
  const referrals = casesIn(file);
  const decided = body.draft === true ? draft(command, world) : send(referrals, command, world);
  return changed(asked, ports, { found: found.value, referrals, decided });
});
