/** What the simulated year does not measure, each with its reason. Prices are in docs/prices.json. */
export const assumptions = {
  /** A GB of memory has this much of a processor; a whole one comes at 1,769 MB.
   *  @source AWS Lambda Developer Guide, “Configure Lambda function memory” */
  memoryOfAProcessorMb: 1_769,
  /** Memory of a Lambda by its trigger. @source infra/constructs/lambda.ts, MEMORY_MB: keep the same */
  memoryMb: { http: 1_024, change: 1_024, schedule: 1_769 },
  /** A round trip to the table from a Lambda of its region: single-digit milliseconds by its documentation. */
  roundTripMs: 5,
  /** One after another: of a request two (architecture.md, decision 4) and the audit; of a recount its bucket, parts and
   *  village, then each region above and each team, read and written in turn; of telling ten people after another who looked. */
  roundTrips: { request: 3, recount: 30, looks: 5 },
  /** In which requests come: 250 days of 8 hours. */
  workingSecondsAYear: 250 * 8 * 3_600,
  /** The stream has a shard for each partition of the table: so many at least (4,000 write units a second at first, 1,000
   *  each), and one for each 10 GB. @source Amazon DynamoDB Developer Guide, “Partitions and data distribution” */
  leastShards: 4,
  gbAShard: 10,
  /** Changes of one batch. @source infra/constructs/change-source.ts, CHANGES_AT_ONCE */
  changesAtOnce: 100,
  /** Starts of the clock: two use cases each minute, three each hour, one a day. @source functions/ manifests */
  startsADay: 2 * 1_440 + 3 * 24 + 1,
  /** The night's recount as the worst it may be, everybody's: a part for each partition of people and for each town, with its start
   *  and its one step; and once its own start and the five states of its one round. Jobs are not reckoned: they are rare.
   *  @source functions/indicators/recount-parts.ts, infra/constructs/part-steps.ts; docs/adr/0025: 1,600 towns of 80 million */
  recountParts: { leastParts: 256, residentsATown: 50_000, transitionsAPart: 2, transitionsANight: 6 },
  /** A start that finds nothing to do. */
  idleStartMs: 60,
  /** Lines of a request: one of the API (about 420 bytes), two of the Lambda (about 300 each), with what the service adds to
   *  each. */
  logBytes: { request: 1_100, background: 700 },
  /** Months that a log is kept. @source infra/stages.ts, prod */
  logMonths: 12,
  /** X-Ray records the first request of a second, and of the others 5 %; reckoned for each of the Lambdas of requests, as
   *  the worst case. @source AWS X-Ray Developer Guide, “Configuring sampling rules” */
  tracedShare: 0.05,
  /** Lambdas that requests start. @source build/cdk.out */
  requestLambdas: 15,
  /** @source build/cdk.out, the alarms of jiayi-prod-observability */
  alarms: 150,
  /** SmsSent, SmsSegments, SmsLate, Drift, and a few of `Failed` in the months in which something failed. */
  metrics: 10,
  dashboards: 1,
  keys: 2,
  secrets: 1,
  /** The table's key is asked every five minutes by each running Lambda; each start of one opens the data keys. */
  keyRequestsAYear: 3_000_000,
  /** Copies that lie at once: of the table those of three months, of the audit those of three years by the quarter.
   *  @source infra/constructs/backups.ts */
  backups: 3,
  auditBackups: 12,
  /** Of these, what lies warm: the newest for its first two days. @source infra/constructs/backups.ts, COLD_AFTER */
  warmBackups: 2 / 30,
  warmAuditBackups: 2 / 91,
  /** Bytes that the table bills beside an item, and beside its place in an index.
   *  @source Amazon DynamoDB Developer Guide, “DynamoDB item sizes and formats” */
  itemOverheadBytes: 100,
  /** How long items with an end stay, in days; the simulation's store keeps them. @source functions/service-kit receipts,
   *  functions/adapters/reminder-store/queue.ts */
  keptDays: { receipt: 2, 'sms-in': 32 },
  /** How often each Lambda that answers looks whether who works where is still what it knows; how much it reads anew where it is
   *  not, or where it starts; how long one lives, by what others measured (no promise of AWS); and for how many residents
   *  somebody joins, leaves or moves once a year: twice for a team of four.
   *  @source functions/adapters/cloud/open-world.ts, REFERENCE_KEPT_MS; bytes: tests/bench/scale/parameters.ts */
  reference: { everySeconds: 10, bytesAResident: 0.49, livesSeconds: 2 * 3_600, residentsAChange: 1_000 },
  /** A Lambda is busy with a request for so long. @source tests/bench/results/service.md, and round trips */
  busySeconds: 0.05,
  /** Only the phones of the demonstration are in the table. */
  localOnly: 'outbox',
  /** One doctor or nurse signs in for so many residents: teams of four for 2,000. */
  residentsAUser: 500,
  /** A further page of a work list or panel of 50: write units of the look at each, and of its record.
   *  @source tests/bench/results/service.md */
  page: { read: 1, written: 51.2 },
  /** Working days of a year, and residents of a team. @source readings of the package: one team for 2,000 */
  workingDays: 250,
  residentsATeam: 2_000,
} as const;
