import type { Consultation, Place, Shareable, SharingWorld } from '../../domain/access/index.ts';
import { isOpenOn } from '../../domain/referrals/index.ts';
import type { ResidentDay } from '../../domain/residents/index.ts';
import type { Reference } from '../organisation/reference.ts';
import { casesIn } from '../referrals/cases.ts';
import { aliasOf } from './aliases.ts';
import type { ResidentFile } from './resident-file.ts';

/** Of an alias none: what is asked belongs to the record that was kept. */
const openConsultations = (file: ResidentFile, { day }: ResidentDay): Consultation[] =>
  aliasOf(file.id, file.entries) !== undefined
    ? []
    : casesIn(file).filter((one) => one.kind === 'remote_consultation' && isOpenOn(one, day));

/** What says who may read a record besides those in whose scope the person is; nobody's where none is recorded. */
export const shareable = (
  place: Place | undefined,
  { file, person }: { readonly file: ResidentFile | undefined; readonly person: ResidentDay | undefined },
): Shareable => ({
  place,
  teamId: person?.contract?.teamId,
  consultations: file === undefined || person === undefined ? [] : openConsultations(file, person),
});

/** What sharing is decided in, for somebody who asks. */
export const sharingWorld = (
  { organisation, alliances }: Pick<Reference, 'organisation' | 'alliances'>,
  { today, reason }: Pick<SharingWorld, 'today' | 'reason'>,
): SharingWorld => ({ organisation, alliances, today, reason });
