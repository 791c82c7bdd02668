import type { TeamId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import { allOf } from '../kit/page.ts';
import type { PlacedTask, Ports } from '../kit/ports.ts';

/** The open tasks of a team that are due between two days. */
export const tasksBetween = (
  { residents }: Pick<Ports, 'residents'>,
  teamId: TeamId,
  between: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<readonly PlacedTask[]> => allOf((page) => residents.tasks(teamId, between, page));
