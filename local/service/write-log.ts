import type { Log, LogLine } from '../../functions/kit/log.ts';

/** How much of the log is written: what broke, also what may pass by itself, or every request. */
export const LOG_LEVELS = ['error', 'warning', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const levelOf = (line: LogLine): LogLevel => {
  if (line.code !== 'request.failed' && line.code !== 'work.failed') return 'info';
  return line.problem === 'service/failed' ? 'error' : 'warning';
};

/** A log whose lines of a level or graver are written as JSON, one a line, with their instant. */
export const logFrom = (
  least: LogLevel,
  write: (text: string) => void,
  now: () => Date = () => new Date(),
): Log => {
  const written = LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(least) + 1);
  return (line) => {
    const level = levelOf(line);
    if (written.includes(level)) write(JSON.stringify({ time: now().toISOString(), level, ...line }));
  };
};
