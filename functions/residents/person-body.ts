import { type Subject, visibleFields } from '../../domain/access/index.ts';
import type { Resident } from '../../domain/residents/index.ts';
import type { PersonBody } from './bodies.ts';
import { recordedIn } from './recorded.ts';
import type { ResidentFile } from './resident-file.ts';

type Dates = Pick<Resident, 'ehrFiledOn' | 'ehrLastUsedOn' | 'smsOptOutOn' | 'diedOn' | 'movedOutOn'>;

/** The dates that are recorded. */
const recordedDates = ({
  ehrFiledOn,
  ehrLastUsedOn,
  smsOptOutOn,
  diedOn,
  movedOutOn,
}: Dates): Partial<PersonBody> => ({
  ...(ehrFiledOn !== undefined && { ehrFiledOn }),
  ...(ehrLastUsedOn !== undefined && { ehrLastUsedOn }),
  ...(smsOptOutOn !== undefined && { smsOptOutOn }),
  ...(diedOn !== undefined && { diedOn }),
  ...(movedOutOn !== undefined && { movedOutOn }),
});

/** A person as somebody may see them: the row that stands, phone, number and key groups by their rights. */
export const personBody = (file: Pick<ResidentFile, 'history' | 'rows'>, by: Subject): PersonBody => {
  const { resident } = file.history;
  const { idNumber, phoneOwner, householdId } = recordedIn(file.rows)?.person ?? {};
  const { id, name, sex, birthDate, regionCode, smsConsent, language } = resident;
  const shown = visibleFields(by);
  return {
    id,
    name,
    sex,
    birthDate,
    regionCode,
    smsConsent,
    language,
    ...(idNumber !== undefined && { idNumber: shown.idNumber(idNumber) }),
    phone: shown.phone(resident.phone),
    keyGroups: shown.keyGroups(resident.keyGroups),
    ...(phoneOwner !== undefined && { phoneOwner }),
    ...(householdId !== undefined && { householdId }),
    ...recordedDates(resident),
  };
};
