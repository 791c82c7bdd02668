import * as z from 'zod';

import { PACKAGE_KINDS, type ServicePackage } from '../../../domain/contracts/index.ts';
import { date } from '../../../events/fields.ts';
import { packagesKey } from '../store/service-keys.ts';
import type { Item } from '../store/table.ts';
import { bodyIn } from '../store/bodies.ts';

const fen = z.int().nonnegative();

const Packages = z.strictObject({
  packages: z.array(
    z.strictObject({
      code: z.string(),
      kind: z.enum(PACKAGE_KINDS),
      name: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
      from: date,
      items: z.array(z.strictObject({ item: z.string(), dueInDays: z.int().nonnegative(), priceFen: fen })),
      payersFen: z.strictObject({ government: fen, publicHealth: fen, insurance: fen, self: fen }),
    }),
  ),
});

/** The packages that a county published, in the order in which it did. */
export const packagesIn = (item: Item | undefined): readonly ServicePackage[] =>
  item === undefined ? [] : bodyIn(Packages, item).packages;

/** What they are stored as. */
export const packagesItem = (packages: readonly ServicePackage[]): Item => ({
  key: packagesKey(),
  version: 1,
  body: {
    packages: packages.map((one) => ({
      ...one,
      items: one.items.map((item) => ({ ...item })),
      payersFen: { ...one.payersFen },
    })),
  },
});
