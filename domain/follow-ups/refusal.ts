import type { VisitId } from '../kernel/ids.ts';
import type { MmHg } from '../kernel/quantity.ts';
import type { LocalDate, LocalTime } from '../kernel/time.ts';
import type { ProgrammeCode } from '../programmes/index.ts';

/** Why one visit may not be entered, with what explains it. */
export type VisitFault =
  | { readonly code: 'follow-up/after-today'; readonly today: LocalDate }
  | { readonly code: 'follow-up/before-birth'; readonly birthDate: LocalDate }
  | { readonly code: 'follow-up/after-death'; readonly diedOn: LocalDate }
  | { readonly code: 'follow-up/after-moving-out'; readonly movedOutOn: LocalDate }
  | { readonly code: 'follow-up/not-enrolled' }
  | { readonly code: 'follow-up/outside-enrolment'; readonly enrolledOn: LocalDate }
  | { readonly code: 'follow-up/sbp-not-above-dbp'; readonly sbp: MmHg; readonly dbp: MmHg }
  | { readonly code: 'follow-up/id-exists' }
  | {
      readonly code: 'follow-up/duplicate';
      readonly otherId: VisitId;
      readonly visitedOn: LocalDate;
      readonly visitedAt: LocalTime;
    }
  | { readonly code: 'follow-up/programme-twice' }
  | { readonly code: 'follow-up/programme-differs'; readonly recorded: ProgrammeCode }
  | {
      readonly code: 'follow-up/override-does-not-fit';
      readonly nextOn: LocalDate;
      readonly latestOn: LocalDate;
    };

/** Why a command on follow-ups is refused; which visit, where it is about one. */
export type FollowUpRefusal =
  | (VisitFault & { readonly followUpId: VisitId; readonly programme: ProgrammeCode })
  | { readonly code: 'follow-up/not-found'; readonly followUpId: VisitId }
  | { readonly code: 'follow-up/not-completed'; readonly followUpId: VisitId }
  | { readonly code: 'follow-up/no-reason' }
  | { readonly code: 'follow-up/nothing-overridden' }
  | { readonly code: 'follow-up/next-not-after-visit'; readonly visitedOn: LocalDate }
  | { readonly code: 'follow-up/next-too-late'; readonly latestOn: LocalDate }
  | { readonly code: 'follow-up/snooze-not-after-today'; readonly today: LocalDate }
  | { readonly code: 'follow-up/snooze-too-long'; readonly latestOn: LocalDate }
  | { readonly code: 'follow-up/snooze-without-reason' };
