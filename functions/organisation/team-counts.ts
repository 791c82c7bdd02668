import type { TeamId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Listed, PageAsked } from '../kit/page.ts';
import type { PlacedTask, Ports } from '../kit/ports.ts';

/** A whole team's list fits one page of the store but for the largest. */
const ITEMS_A_PAGE = 5_000;

const allOf = async <T>(
  read: (page: PageAsked) => Promise<Listed<T> | undefined>,
  cursor?: string,
): Promise<readonly T[]> => {
  const page = await read({ limit: ITEMS_A_PAGE, cursor });
  if (page === undefined) throw new Error('the store refused its own cursor');
  return page.next === undefined ? page.items : [...page.items, ...(await allOf(read, page.next))];
};

/** The open tasks of a team that are due between two days. */
export const tasksBetween = (
  { residents }: Pick<Ports, 'residents'>,
  teamId: TeamId,
  between: { readonly from: LocalDate; readonly until: LocalDate },
): Promise<readonly PlacedTask[]> => allOf((page) => residents.tasks(teamId, between, page));
