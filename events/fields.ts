import * as z from 'zod';

import { type ContractId, type Id, isId, type ResidentId, type TeamId } from '../domain/kernel/ids.ts';
import { isLocalDate, type LocalDate } from '../domain/kernel/time.ts';

const id = <Name extends string>() =>
  z
    .custom<Id<Name>>((value) => typeof value === 'string' && isId(value), 'not an id')
    .meta({ type: 'string', pattern: '^[A-Za-z0-9_.-]{1,64}$' });

/** A civil date on the wire. */
export const date = z
  .custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value), 'not a civil date')
  .meta({ type: 'string', format: 'date' });
/** A contract's id on the wire. */
export const contractId: z.ZodType<ContractId> = id<'ContractId'>();
/** A resident's id on the wire. */
export const residentId: z.ZodType<ResidentId> = id<'ResidentId'>();
/** A team's id on the wire. */
export const teamId: z.ZodType<TeamId> = id<'TeamId'>();
