import type * as z from 'zod';

import type { issuePrescription } from '../../functions/prescriptions/api.ts';
import type { Story, TeamPage } from '../contracts/contract-types.ts';
import type { Listed, Prescription, suggestionsOf } from './prescribing.ts';

/** A prescription that was just issued. */
export type Issued = z.infer<typeof issuePrescription.answer>;

/** What a prescription is written from. */
export type PrescribeChoices = {
  readonly residentId: string;
  readonly programmes: readonly Pick<Story['programmes'][number], 'programme' | 'name'>[];
  readonly staff: TeamPage['members'];
  readonly suggestions: ReturnType<typeof suggestionsOf>;
  readonly today: string;
  /** The prescription that is renewed; a new one is written where there is none. */
  readonly renews: Prescription | undefined;
  readonly programme: string | undefined;
  readonly listed: Listed | undefined;
  readonly onIssued: (issued: Issued) => void;
  readonly onNew: () => void;
};

/** What changes a prescription. */
export type ChangeShape = {
  readonly residentId: string;
  readonly prescription: Prescription;
  readonly team: TeamPage | undefined;
  readonly today: string;
  readonly onClose: () => void;
};
