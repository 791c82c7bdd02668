/** What the simulated year does not measure, each with its reason. Prices are in docs/prices.json. */
export const assumptions = {
  /** A GB of memory has this much of a processor; a whole one comes at 1,769 MB.
   *  @source AWS Lambda Developer Guide, “Configure Lambda function memory” */
  memoryOfAProcessorMb: 1_769,
  /** Memory of a Lambda by its trigger. @source the template of jiayi-prod-service, held by a test */
  memoryMb: { http: 1_024, change: 512, stream: 512, schedule: 1_769, map: 1_024 },
  /** Of who sends, plans, hears and asks. */
  senderMemoryMb: 1_024,
  /** A round trip to the table from a Lambda of its region: single-digit milliseconds by its documentation. */
  roundTripMs: 5,
  /** One after another: of a request two (architecture.md, decision 4) and the audit; of a change of facts, none where the same is
   *  counted as before, two where no count of the bucket changes, some 36 where one does, as one in four does; of telling ten people
   *  after another who looked; of handing changes on: all queues side by side; of telling others: the bus. @source functions/indicators/recount.ts; docs/adr/0037 */
  roundTrips: { request: 3, recount: 10, looks: 5, relay: 2, publish: 2 },
  /** In which requests come: 250 days of 8 hours. */
  workingSecondsAYear: 250 * 8 * 3_600,
  /** The stream has a shard for each partition of the table: so many at least (4,000 write units a second at first, 1,000
   *  each), and one for each 10 GB. @source Amazon DynamoDB Developer Guide, “Partitions and data distribution” */
  leastShards: 4,
  gbAShard: 10,
  /** Changes of one batch. @source infra/constructs/change-source.ts and change-queue.ts, CHANGES_AT_ONCE */
  changesAtOnce: 100,
  /** For how long they are gathered: in the stream of each table, and then for who counts, who tells other systems and who tells people
   *  that they were looked at. @source the template of jiayi-prod-service, held by a test */
  gatheredSeconds: { tableStream: 5, auditStream: 60, recounts: 5, publishings: 20, tellings: 60 },
  /** The night's recount: a part for each town, and once a week for each partition of people, with its start and its one step; and once
   *  its own start and the five states of its one round. Jobs are not reckoned: they are rare.
   *  @source functions/indicators/recount-parts.ts, infra/constructs/part-steps.ts; docs/adr/0025: 1,600 towns of 80 million */
  recountParts: { leastParts: 256, residentsATown: 50_000, transitionsAPart: 2, transitionsANight: 6 },
  /** What the night's recount reads of one resident, and the processor time: everything once in seven nights; else of everybody in the
   *  buckets that were counted anew since, and besides of whose facts were made anew. It is no part of the simulated year. A part
   *  waits for the table at each of its buckets, of so many people.
   *  @source night.test.ts, over an imported county; functions/indicators/every-night-recount.ts, WHOLE_CHECK_DAYS;
   *  tests/bench/results/year.json: bucket-counts */
  nightCheck: {
    everyNights: 7,
    whole: { readUnits: 0.16, cpuMs: 0.25 },
    changed: { readUnits: 0.031, cpuMs: 0.038 },
    remade: { readUnits: 0.53, cpuMs: 0.19 },
    residentsABucket: 250,
    roundTripsABucket: 4,
  },
  /** A start that finds nothing to do. */
  idleStartMs: 60,
  /** Months that a log is kept. @source infra/stages.ts, prod */
  logMonths: 12,
  /** What is kept of a log is packed, and billed so. @source AWS Pricing Calculator, “Storage compression factor”, as shown by
   *  https://dev.classmethod.jp/articles/compare-archive-cost-cloudwatchlogs-s3/ */
  logPacked: 0.15,
  /** A queue that starts a Lambda is asked by five askers, each every twenty seconds while it is empty; a request takes, brings or
   *  removes ten messages at most. Each asker gathers a batch of its own: “Lambda starts processing five batches at a time”, more “if
   *  messages are still available”, up to the ten of SIDE_BY_SIDE. They are as long as five are not busy: of 80 million 34 people change
   *  in a working second (year.json: facts) and take some 0.08 s each to be counted, which is three askers of five; of a city a third of one.
   *  @source AWS Lambda Developer Guide, “Configuring scaling behavior for SQS event source mappings”; docs/adr/0021 */
  queue: { askers: 5, everySeconds: 20, messagesARequest: 10 },
  /** Lambdas that requests start. @source functions/ manifests, held by a test */
  requestLambdas: 16,
  /** @source the template of jiayi-prod-observability, held by a test */
  alarms: 185,
  /** Of the page's list. @source the template of jiayi-prod-web, held by a test */
  firewallRules: 3,
  /** Four for each of what follows the use: reads and writes of the table and of its index.
   *  @source AWS Application Auto Scaling User Guide, “Target tracking scaling policies”: it makes its own alarms */
  scalingAlarms: 16,
  /** What is held of provisioned capacity: the least, and what leaves so much of it used. @source infra/capacity.ts;
   *  infra/constructs/table.ts, USED_PERCENT and INDEX_SHARE: the index is a quarter on top of the least and of the morning */
  held: { least: 125, morning: 1_250, morningHours: [8, 9, 10], usedShare: 0.8 },
  /** Read units a second of one part of the night's recount. @source docs/scale.md, “Many Lambdas at night” */
  readsAPart: 450,
  /** SmsSent and SmsSegments in the twelve hours of a day in which texts go out, Drift in one, and five hours of what failed, was late or
   *  could not be read: a metric is billed by the hours in which it is told. @source Amazon CloudWatch pricing, “Metrics”: “prorated by
   *  the hour and metered only when you send metrics” (remembered); functions/adapters/cloud/cloud-log.ts */
  metrics: (2 * 12 + 1 + 5) / 24,
  dashboards: 1,
  keys: 2,
  secrets: 1,
  /** The table's key is asked every five minutes by each running Lambda; each start of one opens the data keys. */
  keyRequestsAYear: 3_000_000,
  /** Copies that lie at once, by the quarter: of the table those of half a year, of the audit those of a year.
   *  @source infra/constructs/backups.ts */
  backups: 2,
  auditBackups: 4,
  /** Of these, what lies warm: the newest for its first two days. @source infra/constructs/backups.ts, COLD_AFTER */
  warmBackups: 2 / 91,
  /** Bytes that the table bills beside an item, and beside its place in an index.
   *  @source Amazon DynamoDB Developer Guide, “DynamoDB item sizes and formats” */
  itemOverheadBytes: 100,
  /** How long items with an end stay, in days; the simulation's store keeps them. @source functions/service-kit receipts,
   *  functions/adapters/reminder-store, queue.ts and links.ts */
  keptDays: { receipt: 2, 'sms-in': 32, 'sms-link': 32 },
  /** How often each Lambda that answers looks whether who works where is still what it knows; how much it reads where it starts,
   *  with the facts of one year, and how much of that are the staff, which are read anew where somebody came or went; how long a
   *  Lambda lives, by what others measured (no promise of AWS); and for how many residents somebody joins, leaves or moves once
   *  a year: twice for a team of four.
   *  @source functions/adapters/cloud/open-world.ts, REFERENCE_KEPT_MS; bytes: tests/bench/scale/parameters.ts */
  reference: {
    everySeconds: 10,
    bytesAResident: 1.27,
    staffBytesAResident: 0.062,
    livesSeconds: 2 * 3_600,
    residentsAChange: 1_000,
  },
  /** A Lambda is busy with a request for so long. @source tests/bench/results/service.md, and round trips */
  busySeconds: 0.05,
  /** Only the phones of the demonstration are in the table. */
  localOnly: 'outbox',
  /** One doctor or nurse signs in for so many residents: teams of four for 2,000. */
  residentsAUser: 500,
  /** A further page of a work list or panel of 50: its record, the list as the team's look, and the marks of whom it shows.
   *  @source docs/adr/0033-looks-of-lists.md */
  page: { read: 26, written: 2.5 },
  /** Working days of a year, and residents of a team. @source readings of the package: one team for 2,000 */
  workingDays: 250,
  residentsATeam: 2_000,
} as const;
