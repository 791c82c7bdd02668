import type { Sex } from '../kernel/id-number.ts';
import type { ResidentId } from '../kernel/ids.ts';
import type { VillageCode } from '../kernel/region-code.ts';
import type { LocalDate } from '../kernel/time.ts';
import type { NameFault } from './name.ts';
import type { KeyGroupTag } from './resident.ts';

/** Why a record or a change of it is refused, with what explains it; `field` is the one of residents.csv at fault. */
export type ResidentRefusal =
  | { readonly code: 'resident/bad-name'; readonly fault: NameFault }
  | { readonly code: 'resident/bad-id-number' }
  | { readonly code: 'resident/birth-date-differs'; readonly inNumber: LocalDate }
  | { readonly code: 'resident/sex-differs'; readonly inNumber: Sex }
  | { readonly code: 'resident/same-id-number'; readonly residentId: ResidentId }
  | { readonly code: 'resident/too-old'; readonly mostYears: number }
  | { readonly code: 'resident/unknown-village'; readonly regionCode: VillageCode }
  | { readonly code: 'resident/after-today'; readonly field: string; readonly today: LocalDate }
  | { readonly code: 'resident/before-birth'; readonly field: string; readonly birthDate: LocalDate }
  | { readonly code: 'resident/has-died'; readonly diedOn: LocalDate }
  | { readonly code: 'resident/has-moved-out'; readonly movedOutOn: LocalDate }
  | { readonly code: 'resident/was-away'; readonly from: LocalDate; readonly until: LocalDate | undefined }
  | { readonly code: 'resident/not-moved-out' }
  | { readonly code: 'resident/later-change'; readonly field: string; readonly from: LocalDate }
  | { readonly code: 'resident/guardian-must-consent'; readonly untilYears: number }
  | { readonly code: 'resident/has-consented'; readonly from: LocalDate }
  | { readonly code: 'resident/has-not-consented' }
  | {
      readonly code: 'resident/has-tag';
      readonly tag: KeyGroupTag;
      readonly from: LocalDate;
      readonly until: LocalDate | undefined;
    }
  | { readonly code: 'resident/has-no-tag'; readonly tag: KeyGroupTag }
  | { readonly code: 'resident/tag-ends-before-it-begins'; readonly from: LocalDate }
  | { readonly code: 'resident/delivery-too-late'; readonly latestOn: LocalDate }
  | { readonly code: 'resident/merged-with-itself' }
  | { readonly code: 'resident/already-merged'; readonly residentId: ResidentId; readonly withId: ResidentId }
  | { readonly code: 'resident/not-merged' };
