import * as z from 'zod';

/** The programmes whose people other systems may know of; a receiver passes over one that it does not know. */
export const PUBLIC_PROGRAMMES = ['hypertension', 'diabetes'] as const;

/** The code of such a programme. */
export const publicProgramme = z.enum(PUBLIC_PROGRAMMES);

/** What every public event carries. */
export const told = {
  /** The same each time that the same fact is told: a receiver takes it once. */
  id: z.string().regex(/^[A-Za-z0-9_.-]{1,96}$/),
  recordedAt: z.iso.datetime(),
};

/** The same of an example. */
export const TOLD = { id: 'R0001.12.0', recordedAt: '2025-06-30T01:15:00.000Z' } as const;
