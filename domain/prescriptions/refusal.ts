import type { LocalDate } from '../kernel/time.ts';
import type { Check } from './request.ts';

/** Why a command on prescriptions is refused, with what explains it. */
export type PrescriptionRefusal =
  | { readonly code: 'prescription/refused'; readonly checks: readonly Check[] }
  | { readonly code: 'prescription/not-found' }
  | { readonly code: 'prescription/after-today'; readonly today: LocalDate }
  | { readonly code: 'prescription/before-birth'; readonly birthDate: LocalDate }
  | { readonly code: 'prescription/after-death'; readonly diedOn: LocalDate }
  | { readonly code: 'prescription/before-issue'; readonly issuedOn: LocalDate }
  | { readonly code: 'prescription/stopped'; readonly stoppedOn: LocalDate }
  | { readonly code: 'prescription/already-dispensed'; readonly dispensedOn: LocalDate };
