/** Ends an attempt at a job that is not the last one: its time is over, or another has taken the job up. */
export type BrokenOff = Error & { readonly name: 'BrokenOff' };

/** Makes the error that an attempt is broken off with. */
export const brokenOff = (): BrokenOff =>
  Object.assign(new Error('this attempt is over'), { name: 'BrokenOff' } as const);

/** Says whether a caught value is such an error. */
export const isBrokenOff = (error: unknown): error is BrokenOff =>
  error instanceof Error && error.name === 'BrokenOff';
