import type * as z from 'zod';

import type { listPackages, seeContract, signContracts } from '../../functions/contracts/api.ts';
import type { showTeam } from '../../functions/organisation/api.ts';
import type { listResidents, showResident } from '../../functions/residents/api.ts';
import type { Asked } from '../kit/request.ts';

/** A contract or draft as the service answers it. */
export type Contract = z.infer<typeof seeContract.answer>;
/** Where a contract stands. */
export type Status = Contract['status'];
/** A package from a day on. */
export type Package = z.infer<typeof listPackages.answer>['items'][number];
/** Everything that is recorded of somebody. */
export type Story = z.infer<typeof showResident.answer>;
/** Somebody in a list. */
export type Listed = z.infer<typeof listResidents.answer>['items'][number];
/** A team with who works there. */
export type TeamPage = z.infer<typeof showTeam.answer>;
/** What signs contracts. */
export type SigningBody = Asked<typeof signContracts>['body'];
/** Consent as it is recorded. */
export type Consent = NonNullable<SigningBody['consent']>;
/** The years that may be signed for. */
export type TermYears = SigningBody['termYears'];

/** What a dialog of a contract needs. */
export type ActionShape = {
  readonly contract: Contract;
  /** The version that was seen: what was changed since refuses the action. */
  readonly version: string | undefined;
  readonly onClose: () => void;
};

/** What is known beside a contract: whose it is, with whom, and what its package was when it began. */
export type Beside = {
  readonly story: Story | undefined;
  readonly team: TeamPage | undefined;
  readonly offered: Package | undefined;
};
