/** The name of a part of a stage. */
export const partName = (stage: string, group: number): string => `${stage}-${group}`;

/** The names of all parts of a stage, so many. */
export const partNames = (stage: string, groups: number): string[] =>
  Array.from({ length: groups }, (_, group) => partName(stage, group));

/** The group that a part of a stage is about.
 *  @throws where its name is none */
export const groupOf = (part: string): number => {
  const [, digits = ''] = /^[a-z]+-(\d{1,4})$/.exec(part) ?? [];
  if (digits === '') throw new Error(`a job has no such part: ${part}`);
  return Number(digits);
};

/** The partitions of a group, where all of them are in so many groups as even as can be.
 *  @throws where there is no such group */
export const partitionsOf = (group: number, groups: number, partitions: number): number[] => {
  if (group >= groups) throw new Error(`a job has no such part: of ${groups} groups the one after ${group}`);
  const from = Math.floor((group * partitions) / groups);
  const to = Math.floor(((group + 1) * partitions) / groups);
  return Array.from({ length: to - from }, (_, at) => from + at);
};
