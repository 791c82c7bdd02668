import { Worker } from 'node:worker_threads';

/** What is young in a thread's heap may take so much: more is collected more seldom, and is held twice. */
const YOUNG_GENERATION_MB = 24;

/** Starts a file as a thread of this process, with its data. */
export const startThread = (file: URL, workerData: unknown): Worker =>
  new Worker(file, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
