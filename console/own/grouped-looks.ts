import { clinicDate } from '../../domain/kernel/time.ts';

type Look = {
  readonly at: string;
  readonly userName?: string | undefined;
  readonly role: string;
  readonly action: string;
  readonly purpose: string;
};

/** Looks of one person on one day at one part of the record. */
export type LookedOn = {
  readonly day: string;
  readonly userName: string | undefined;
  readonly role: string;
  readonly part: string;
  readonly purpose: string;
  readonly times: number;
};

const partOf = (action: string): string => action.split('.')[0] ?? action;

/** Looks as people count them: those of one person, day, part and reason are one. The order of the first of each stays. */
export const groupedLooks = (looks: readonly Look[]): readonly LookedOn[] => {
  const named = looks.map(({ at, userName, role, action, purpose }) => ({
    day: clinicDate(new Date(at)),
    userName,
    role,
    part: partOf(action),
    purpose,
  }));
  return [...Map.groupBy(named, (look) => JSON.stringify(look)).values()].flatMap((same) =>
    same.slice(0, 1).map((look) => ({ ...look, times: same.length })),
  );
};
