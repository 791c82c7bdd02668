import { isId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { completedAge, type LocalDate } from '../kernel/time.ts';
import { accessPolicy } from './policy.ts';
import type { Subject, UserId } from './roles.ts';
import type { AccessRefusal } from './scope.ts';

type Holder = Extract<Subject, { readonly role: 'resident' }>;

const userIdOf = (text: string): UserId => {
  if (isId<'UserId'>(text)) return text;
  throw new Error('a keyed hash has the form of an id');
};

/** Who has shown that a phone is theirs: known by the keyed hash of the number alone. */
export const holderOf = (phoneHash: string): Holder => ({
  role: 'resident',
  userId: userIdOf(`own.${phoneHash}`),
  phoneHash,
});

/** Anybody who has shown nothing yet. */
export const NO_HOLDER: Holder = { role: 'resident', userId: userIdOf('own'), phoneHash: '' };

/** What of a person says whose phone opens their record. */
export type OwnPhone = {
  /** The keyed hash of the number that is recorded now; undefined where it is none that gets SMS. */
  readonly phoneHash: string | undefined;
  readonly owner: 'self' | 'family' | undefined;
  readonly birthDate: LocalDate;
  readonly diedOn: LocalDate | undefined;
};

const isOpenTo = (
  subject: Subject,
  { phoneHash, owner, birthDate, diedOn }: OwnPhone,
  today: LocalDate,
): boolean => {
  if (subject.role !== 'resident' || phoneHash === undefined) return false;
  const isChild = completedAge(birthDate, today) < accessPolicy.ownRecordFromYears;
  return subject.phoneHash === phoneHash && diedOn === undefined && (!isChild || owner === 'family');
};

/** Finds a person for the holder of the phone that is recorded of them now: of a child only the family's. Of everybody
 *  else nothing is found, there or not.
 *  @param phone undefined where no such person is recorded */
export const findOwn = (
  subject: Subject,
  phone: OwnPhone | undefined,
  today: LocalDate,
): Result<OwnPhone, AccessRefusal> =>
  phone !== undefined && isOpenTo(subject, phone, today) ? ok(phone) : err({ code: 'access/not-found' });
