import type { CountyFile } from './columns.ts';
import type { FindingSink } from './source.ts';

/** Counts the rows left out, by file, on their way to a sink. */
export const countRejects = (
  sink: FindingSink,
): { readonly sink: FindingSink; readonly rejected: Map<CountyFile, number> } => {
  const rejected = new Map<CountyFile, number>();
  const reject: FindingSink['reject'] = (file, line, finding) => {
    rejected.set(file, (rejected.get(file) ?? 0) + 1);
    sink.reject(file, line, finding);
  };
  return { sink: { ...sink, reject }, rejected };
};
