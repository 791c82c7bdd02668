import * as z from 'zod';

import { type ContractId, type Id, isId, type ResidentId, type TeamId } from '../domain/kernel/ids.ts';
import {
  isRegionCode,
  isVillageCode,
  type RegionCode,
  type VillageCode,
} from '../domain/kernel/region-code.ts';
import { isLocalDate, type LocalDate } from '../domain/kernel/time.ts';

/** An id of a kind on the wire. */
export const id = <Name extends string>() =>
  z
    .custom<Id<Name>>((value) => typeof value === 'string' && isId(value), 'not an id')
    .meta({ type: 'string', pattern: '^[A-Za-z0-9_.-]{1,64}$' });

/** A civil date on the wire. */
export const date = z
  .custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value), 'not a civil date')
  .meta({ type: 'string', format: 'date' });
/** The code of a region of any level on the wire. */
export const region = z
  .custom<RegionCode>((value) => typeof value === 'string' && isRegionCode(value), 'not a region code')
  .meta({ type: 'string', pattern: '^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$' });
/** A village's code on the wire. */
export const village = z
  .custom<VillageCode>((value) => typeof value === 'string' && isVillageCode(value), 'not a village code')
  .meta({ type: 'string', pattern: '^[0-9]{12}$' });
/** A contract's id on the wire. */
export const contractId: z.ZodType<ContractId> = id<'ContractId'>();
/** A resident's id on the wire. */
export const residentId: z.ZodType<ResidentId> = id<'ResidentId'>();
/** A team's id on the wire. */
export const teamId: z.ZodType<TeamId> = id<'TeamId'>();
