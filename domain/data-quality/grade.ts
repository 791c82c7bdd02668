/** How odd something is: worth a look, or hardly by chance. */
export const GRADES = ['some', 'strong'] as const;
export type Grade = (typeof GRADES)[number];

/** Grades a number by the least that each grade begins with. */
export const gradeOf = (
  value: number,
  { some, strong }: { readonly some: number; readonly strong: number },
): Grade | undefined => {
  if (value >= strong) return 'strong';
  return value >= some ? 'some' : undefined;
};
