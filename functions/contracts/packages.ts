import {
  defaultPackages,
  publishPackage,
  type ServicePackage,
  yearPriceFen,
} from '../../domain/contracts/index.ts';
import { err, ok } from '../../domain/kernel/result.ts';
import { cursorIn, cursorOut } from '../kit/cursor.ts';
import { dataOf } from '../kit/data-of.ts';
import { useCase } from '../kit/use-case.ts';
import { listPackages, publishPackages } from './api.ts';
import type { PackageBody } from './bodies.ts';

const DEFAULT_LIMIT = 50;

const packageBody = (one: ServicePackage): PackageBody => ({
  ...one,
  items: one.items.map((item) => ({ ...item })),
  yearPriceFen: yearPriceFen(one),
});

/** Lists the packages in the order in which they were published; the cursor is a place in that order. */
export const listPackagesUseCase = useCase(listPackages, async (asked, ports) => {
  const owner = { userId: asked.by.userId, list: 'packages' };
  const { limit = DEFAULT_LIMIT, cursor } = asked.query;
  const place = cursorIn(cursor, owner, ports.keys);
  if (!place.ok) return place;
  const { packages } = await ports.reference();
  const from = Number(place.value ?? '0');
  const next = from + limit < packages.length ? String(from + limit) : undefined;
  return ok({
    answer: {
      items: packages.slice(from, from + limit).map(packageBody),
      next: cursorOut(next, owner, ports.keys),
    },
    saw: [],
  });
});

/** Adds a package to the list. */
export const publishPackageUseCase = useCase(publishPackages, async ({ body, today }, ports) => {
  const { packages, version } = await ports.reference();
  const decided = publishPackage(packages, body, today);
  if (!decided.ok) return err({ code: decided.error.code, data: dataOf(decided.error) });
  const published = decided.value.slice(defaultPackages.length);
  return ok({
    answer: packageBody(body),
    saw: [],
    writes: { reference: { version: version + 1, rows: {}, packages: published } },
  });
});
