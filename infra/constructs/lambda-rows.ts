import type { ManifestRow } from '../../functions/kit/manifest-row.ts';

/** What starts a Lambda. */
export type TriggerKind = ManifestRow['trigger']['kind'];
/** A row that a kind of trigger starts. */
export type RowOf<K extends TriggerKind> = ManifestRow & {
  readonly trigger: Extract<ManifestRow['trigger'], { readonly kind: K }>;
};

/** The rows that one Lambda carries. */
export type LambdaRows = {
  /** Its name: `follow-ups-http`. */
  readonly lambda: string;
  /** `follow-ups` */
  readonly capability: string;
  readonly kind: TriggerKind;
  readonly rows: readonly ManifestRow[];
};

const isOf =
  <K extends TriggerKind>(kind: K) =>
  (row: ManifestRow): row is RowOf<K> =>
    row.trigger.kind === kind;

/** The rows that requests start. */
export const httpRows = (rows: readonly ManifestRow[]): RowOf<'http'>[] => rows.filter(isOf('http'));
/** A row that changes of the table start. */
type ChangeRow = ManifestRow & {
  readonly trigger: Extract<ManifestRow['trigger'], { readonly kind: 'change'; readonly of: string }>;
};

/** A row that files of the archive start. */
type UploadRow = ManifestRow & {
  readonly trigger: Extract<ManifestRow['trigger'], { readonly kind: 'change'; readonly below: string }>;
};

const isOfTable = (row: ManifestRow): row is ChangeRow =>
  row.trigger.kind === 'change' && 'of' in row.trigger;
const isOfArchive = (row: ManifestRow): row is UploadRow =>
  row.trigger.kind === 'change' && 'below' in row.trigger;

/** The rows that changes of stored items start. */
export const changeRows = (rows: readonly ManifestRow[]): ChangeRow[] => rows.filter(isOfTable);
/** The rows that files start which come into the archive. */
export const uploadRows = (rows: readonly ManifestRow[]): UploadRow[] => rows.filter(isOfArchive);
/** The rows that the clock starts. */
export const scheduleRows = (rows: readonly ManifestRow[]): RowOf<'schedule'>[] =>
  rows.filter(isOf('schedule'));
/** The rows of work that is cut into parts. */
export const mapRows = (rows: readonly ManifestRow[]): RowOf<'map'>[] => rows.filter(isOf('map'));

/** A row of work in parts that the clock begins. */
type ClockedMapRow = RowOf<'map'> & {
  readonly trigger: { readonly every: Exclude<RowOf<'map'>['trigger']['every'], 'job'> };
};

const isByClock = (row: RowOf<'map'>): row is ClockedMapRow => row.trigger.every !== 'job';

/** Of the rows of work in parts, those that the clock begins. */
export const clockedMapRows = (rows: readonly ManifestRow[]): ClockedMapRow[] =>
  mapRows(rows).filter(isByClock);
/** Of the rows of work in parts, those that are begun for a job. */
export const jobMapRows = (rows: readonly ManifestRow[]): RowOf<'map'>[] =>
  mapRows(rows).filter((row) => !isByClock(row));

const kindOf = (lambda: string, rows: readonly ManifestRow[]): TriggerKind => {
  const [kind, ...others] = new Set(rows.map(({ trigger }) => trigger.kind));
  if (kind === undefined || others.length > 0) throw new Error(`${lambda} has not one kind of trigger`);
  if (!lambda.endsWith(`-${kind}`)) throw new Error(`${lambda} is not named by its trigger, ${kind}`);
  return kind;
};

/** The Lambdas that a manifest asks for, in its order.
 *  @throws where one would be started in two ways or is not called by the way it is started */
export const lambdasOf = (manifest: readonly ManifestRow[]): readonly LambdaRows[] =>
  Array.from(
    Map.groupBy(manifest, ({ lambda }) => lambda),
    ([lambda, rows]) => {
      const kind = kindOf(lambda, rows);
      return { lambda, capability: lambda.slice(0, -kind.length - 1), kind, rows };
    },
  );

/** Says whether nothing that starts a Lambda can be lost: who asked hears of it, and a job for which a state machine was not
 *  begun is taken up again. */
export const isWaitedFor = ({ kind, rows }: LambdaRows): boolean =>
  kind === 'http' || (kind === 'map' && clockedMapRows(rows).length === 0);

const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

/** A name of words as CloudFormation takes it: `follow-ups-http` is `FollowUpsHttp`. */
export const logicalName = (words: string): string =>
  words
    .split(/[^A-Za-z0-9]+/)
    .map(capital)
    .join('');
