import * as z from 'zod';

import { STOP_REASONS } from '../../domain/prescriptions/index.ts';
import { programmeField, staffIdField } from '../follow-ups/fields.ts';
import { dateField, pageQuery, residentIdField, residentPath, textField } from '../kit/fields.ts';
import { NoBody, NoQuery } from '../kit/read-request.ts';
import type { Route } from '../kit/route.ts';
import { CheckBody, IssuedBody, PrescriptionBody, ProgrammeSupplyBody, SupplyBody } from './bodies.ts';
import { daysField, drugsField, papersShape, prescriptionIdField } from './fields.ts';

const prescriptionPath = z.strictObject({
  residentId: residentIdField,
  prescriptionId: prescriptionIdField,
});

const Prescription = z.strictObject({
  programme: programmeField,
  /** Today where nothing else is said. */
  issuedOn: dateField.optional(),
  days: daysField,
  drugs: drugsField,
  ...papersShape,
  /** Who prescribes; the asker where nobody else is named. */
  staffId: staffIdField.optional(),
});

/** Says what there is to object to a prescription, and stores nothing. */
export const checkPrescriptions = {
  id: 'prescriptions.check',
  method: 'POST',
  path: '/v1/residents/{residentId}/prescriptions:check',
  summary: {
    'zh-CN': '审核处方（不保存）；renewsId为其续开或替换的处方，按续方审核，不与被替换的重复计算',
    en: 'Check a prescription: nothing is stored. With `renewsId` it is checked as the renewal or change of that one, under its programme: what it takes the place of is not counted beside it',
  },
  params: residentPath,
  query: NoQuery,
  body: Prescription.extend({ renewsId: prescriptionIdField.optional() }),
  answer: z.strictObject({ isAllowed: z.boolean(), checks: z.array(CheckBody) }),
  status: 200,
} as const satisfies Route;

/** Issues a prescription, unless a check refuses it. */
export const issuePrescription = {
  id: 'prescriptions.issue',
  method: 'POST',
  path: '/v1/residents/{residentId}/prescriptions',
  summary: { 'zh-CN': '开具处方', en: 'Issue a prescription' },
  params: residentPath,
  query: NoQuery,
  body: Prescription,
  answer: IssuedBody,
  status: 201,
} as const satisfies Route;

/** Renews a prescription under the same checks; with other drugs it takes the place of the old one, which is stopped. */
export const renewPrescription = {
  id: 'prescriptions.renew',
  method: 'POST',
  path: '/v1/residents/{residentId}/prescriptions/{prescriptionId}/renew',
  summary: { 'zh-CN': '续方或调整处方', en: 'Renew a prescription, or change it' },
  params: prescriptionPath,
  query: NoQuery,
  body: Prescription.omit({ programme: true }).extend({
    days: daysField.optional(),
    drugs: drugsField.optional(),
  }),
  answer: IssuedBody,
  status: 201,
} as const satisfies Route;

/** Records where and by whom a prescription was filled. */
export const dispensePrescription = {
  id: 'prescriptions.dispense',
  method: 'POST',
  path: '/v1/residents/{residentId}/prescriptions/{prescriptionId}/dispense',
  summary: { 'zh-CN': '登记发药', en: 'Record that a prescription was dispensed' },
  params: prescriptionPath,
  query: NoQuery,
  body: z.strictObject({
    dispensedOn: dateField.optional(),
    place: z.strictObject({ kind: z.enum(['institution', 'pharmacy']), name: textField }),
    /** The asker where nobody else is named. */
    dispensedBy: textField.optional(),
  }),
  answer: PrescriptionBody,
  status: 200,
} as const satisfies Route;

/** Stops a prescription: its drugs are taken no more. */
export const stopPrescription = {
  id: 'prescriptions.stop',
  method: 'POST',
  path: '/v1/residents/{residentId}/prescriptions/{prescriptionId}/stop',
  summary: { 'zh-CN': '停用处方', en: 'Stop a prescription' },
  params: prescriptionPath,
  query: NoQuery,
  body: z.strictObject({
    stoppedOn: dateField.optional(),
    reason: z.enum(STOP_REASONS),
    note: textField.optional(),
    staffId: staffIdField.optional(),
  }),
  answer: PrescriptionBody,
  status: 200,
} as const satisfies Route;

/** Lists a resident's prescriptions, the latest first, the supply of each drug and of each programme. */
export const listPrescriptions = {
  id: 'prescriptions.list',
  method: 'GET',
  path: '/v1/residents/{residentId}/prescriptions',
  summary: {
    'zh-CN': '查看居民的处方和余药',
    en: 'The prescriptions of a resident, and how long the drugs last',
  },
  params: residentPath,
  query: z.strictObject({ programme: programmeField.optional(), ...pageQuery }),
  body: NoBody,
  answer: z.strictObject({
    items: z.array(PrescriptionBody),
    next: z.string().nullable(),
    supplies: z.array(SupplyBody),
    programmes: z.array(ProgrammeSupplyBody),
  }),
  status: 200,
} as const satisfies Route;
