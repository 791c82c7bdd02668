/** A record of the table's stream; of what it says only where it belongs is looked at. */
export type StreamRecord = {
  readonly position: string;
  /** The words of the partition and of the place in it. */
  readonly partition: readonly string[];
  readonly place: readonly string[];
  /** The record as it came. */
  readonly text: string;
  /** What is left of it where it is too large to be handed on: where it stands, without its content. */
  readonly trace: string;
};

/** Which changes somebody asks for, as a row of the manifest says it. */
export type Asked = { readonly of: string; readonly part?: string | undefined };

/** Where the changes go that somebody asks for. */
export type Outlet = {
  readonly asks: readonly Asked[];
  /** Hands records on; what cannot be handed on for good is set aside.
   *  @returns the positions of those that have to come again */
  readonly send: (records: readonly StreamRecord[]) => Promise<ReadonlySet<string>>;
};

const isAskedFor =
  ({ partition, place }: StreamRecord) =>
  ({ of, part }: Asked): boolean =>
    partition[0] === of && (part === undefined || place[1] === part);

/** Hands each record to everybody who asks for it, as it came.
 *  @returns the position from which on the stream is to come again; some records are then handed on twice */
export const onChange = async (
  records: readonly StreamRecord[],
  outlets: readonly Outlet[],
): Promise<string | undefined> => {
  const left = await Promise.all(
    outlets.map(({ asks, send }) => send(records.filter((record) => asks.some(isAskedFor(record))))),
  );
  return records.find(({ position }) => left.some((positions) => positions.has(position)))?.position;
};
