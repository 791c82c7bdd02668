import type { PartWork } from './parted-job.ts';

const LINE_FEED = '\n';

/** The blocks of a piece; throws where it is not there: what a part leaves lies longer than its job takes. */
export const blocksOfPiece = async (
  { place, job }: Pick<PartWork, 'place' | 'job'>,
  name: string,
): Promise<AsyncIterable<Uint8Array>> => {
  const blocks = await place.ports.jobs.piece(job, name);
  if (blocks === undefined) throw new Error(`a piece of a job is gone: ${name}`);
  return blocks;
};

/** The text of a piece in whole lines, many at a time. */
export const linesOfPiece = async function* (
  work: Pick<PartWork, 'place' | 'job'>,
  name: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const block of await blocksOfPiece(work, name)) {
    const text = rest + decoder.decode(block, { stream: true });
    const end = text.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) yield text.slice(0, end);
    rest = text.slice(end);
  }
};

/** The records of a piece that holds one in JSON in each line. */
export const recordsOfPiece = async function* (
  work: Pick<PartWork, 'place' | 'job'>,
  name: string,
): AsyncGenerator {
  for await (const lines of linesOfPiece(work, name))
    for (const line of lines.trimEnd().split(LINE_FEED)) yield JSON.parse(line);
};

/** All of a piece. */
export const bytesOfPiece = async (work: Pick<PartWork, 'place' | 'job'>, name: string): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const block of await blocksOfPiece(work, name)) all.push(block);
  return Buffer.concat(all);
};
