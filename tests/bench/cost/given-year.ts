import type { YearFile } from '../year/year-file.ts';

/** A kind of item of which so many of so many bytes together are stored. */
export const item = (items: number, bytes: number) => ({ items, bytes, inIndex: 0, indexBytes: 0 });

/** A simulated year of 73 days, but for what a test says of it. */
export const aYear = (changes: Partial<YearFile> = {}): YearFile => ({
  command: 'npm run year',
  from: '2025-01-01',
  residents: 1_000,
  days: 73,
  seed: 1,
  counted: {
    sms: 100,
    segments: 120,
    merged: 0,
    serviceTexts: 20,
    answers: 0,
    optOuts: 0,
    calls: 0,
    callsMade: 0,
    visits: 0,
    referrals: 0,
    prescriptions: 0,
    exams: 0,
    contracts: 0,
    left: 0,
    read: 0,
    written: 0,
  },
  parts: {
    'the first day': { read: 5_000, written: 5_000, cpuSeconds: 1 },
    teams: { read: 2_000, written: 10_000, cpuSeconds: 10 },
    'live counts': { read: 2_500, written: 400, cpuSeconds: 1 },
  },
  requests: {
    'GET /v1/residents': { times: 100, cpuMs: 1_000, bytes: 10_000 },
    'POST /v1/residents': { times: 300, cpuMs: 2_000, bytes: 10_000 },
  },
  changes: { facts: 300, audit: 10 },
  published: 60,
  countedLive: 100,
  imported: { resident: item(1_000, 900_000) },
  stored: { resident: item(2_000, 1_800_000), outbox: item(100, 50_000) },
  ...changes,
});
