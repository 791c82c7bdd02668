import type * as z from 'zod';

import type { listPackages, publishPackages } from '../../functions/contracts/api.ts';

/** A version of a package as the service lists it. */
export type Package = z.infer<typeof listPackages.answer>['items'][number];
type Published = z.input<typeof publishPackages.body>;

const FEN_PER_YUAN = 100;

/** Who may carry a part of the price. */
export const PAYERS = [
  'government',
  'publicHealth',
  'insurance',
  'self',
] as const satisfies readonly (keyof Package['payersFen'])[];

/** A package as it is typed: money in yuan. */
export type Draft = {
  readonly code: string;
  readonly kind: Package['kind'];
  readonly nameZh: string;
  readonly nameEn: string;
  readonly from: string;
  readonly items: readonly {
    readonly item: string;
    readonly dueInDays: number;
    readonly priceYuan: number;
  }[];
  readonly payersYuan: Readonly<Record<(typeof PAYERS)[number], number>>;
};

const yuan = (fen: number): number => fen / FEN_PER_YUAN;
const fen = (inYuan: number): number => Math.round(inYuan * FEN_PER_YUAN);

/** A draft that begins as a version that is there, from a day on. */
export const draftOf = ({ code, kind, name, items, payersFen }: Package, from: string): Draft => ({
  code,
  kind,
  nameZh: name['zh-CN'],
  nameEn: name.en,
  from,
  items: items.map(({ item, dueInDays, priceFen }) => ({ item, dueInDays, priceYuan: yuan(priceFen) })),
  payersYuan: {
    government: yuan(payersFen.government),
    publicHealth: yuan(payersFen.publicHealth),
    insurance: yuan(payersFen.insurance),
    self: yuan(payersFen.self),
  },
});

/** The money of a draft while it is being typed: a field may be empty. */
type Money = {
  readonly items: readonly { readonly priceYuan?: number | null }[];
  readonly payersYuan: Readonly<Partial<Record<(typeof PAYERS)[number], number | null>>>;
};

/** What a draft costs in fen by its services, and by who pays: the service takes it where both are the same. */
export const balanceOf = ({ items, payersYuan }: Money) => ({
  itemsFen: items.reduce((sum, { priceYuan }) => sum + fen(priceYuan ?? 0), 0),
  payersFen: PAYERS.reduce((sum, payer) => sum + fen(payersYuan[payer] ?? 0), 0),
});

/** A draft as the service takes it. */
export const publishedOf = ({
  code,
  kind,
  nameZh,
  nameEn,
  from,
  items,
  payersYuan,
}: Draft): Omit<Published, 'from'> & { readonly from: string } => ({
  code,
  kind,
  name: { 'zh-CN': nameZh, en: nameEn },
  from,
  items: items.map(({ item, dueInDays, priceYuan }) => ({ item, dueInDays, priceFen: fen(priceYuan) })),
  payersFen: {
    government: fen(payersYuan.government),
    publicHealth: fen(payersYuan.publicHealth),
    insurance: fen(payersYuan.insurance),
    self: fen(payersYuan.self),
  },
});
