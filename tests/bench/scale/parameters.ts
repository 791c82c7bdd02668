/** A Monday morning of a province, each number with its reason. Units are those of tests/bench/results. */
export const parameters = {
  /** How people are spread. Guangdong and Shandong have about 100 million residents each, and a hundred-odd counties. */
  place: {
    residentsAVillage: 2_500,
    villagesATownship: 20,
    townshipsACounty: 16,
    countiesACity: 9,
    /** The package: one team for about 2,000. */
    residentsATeam: 2_000,
    /** A township's health centre. */
    residentsAnInstitution: 30_000,
    /** A team of four signs in. */
    residentsAUser: 500,
  },
  /** When requests come. */
  peak: {
    workingDays: 250,
    /** After the weekend half as many again. */
    monday: 1.5,
    /** Of a day's work, between 08:30 and 10:30. */
    morningShare: 0.45,
    morningSeconds: 7_200,
  },
  /** What the simulated year does not ask: how staff read. */
  reading: {
    /** Pages of a work list or panel that one of the staff opens in the morning: one each ten minutes. */
    pagesAUser: 12,
    namesAPage: 50,
    /** A record is opened before most commands. */
    recordsACommand: 1.5,
    /** Rates of an area: a bureau's screens. */
    ratesASecond: 5,
  },
  /** Reminders go out at what a vendor may grant a province of 80 million, fewer people get fewer; the sender was measured at
   *  it (results/reminders.md). Of the answers one in eight is words or an opt-out, which a text answers
   *  (tests/bench/year/behaviour.ts). A hundred are claimed together: their lists and budgets are written once. */
  sms: { aSecond: 1_000, ofResidents: 80_000_000, answered: 0.3, answeredByText: 0.12, ofABatch: 0.01 },
  /** Items of a command, a text and a count, in units. @source tests/bench/results/service.md, reminders.md */
  units: {
    inTransaction: 2,
    /** A count of about 0.8 kB, stored alone. */
    counts: 1,
    residentRead: 1.2,
    factsOfBucket: 13,
    /** Eight buckets of a village, and some twenty regions below another, read together. */
    bucketsOfVillage: 2,
    neighbours: 4,
    /** Fifty people of a list, ids of up to 36 characters; and the read that knows one of them as listed. */
    list: 2,
    mark: 0.5,
  },
  /** Commands that move the day on which time alone changes something: those that sign, exempt or enrol. */
  movesDue: 0.1,
  /** A recount reads an item, counts and writes it in turn: so long; who comes meanwhile begins anew, eight times at most.
   *  @source tests/bench/cost/assumptions.ts, roundTripMs; functions/indicators/keep-counts.ts, ATTEMPTS */
  rewriteMs: 40,
  /** Changes wait in a queue, of which so many batches are worked on side by side, each gathered for so long or until it holds so
   *  many. @source infra/constructs/change-queue.ts, SIDE_BY_SIDE, GATHERED_FOR_S, CHANGES_AT_ONCE */
  queue: { sideBySide: 10, gatheredSeconds: 5, changesAtOnce: 100 },
  /** Where one Lambda answers: milliseconds that it is busy with a request. @source tests/bench/results/service.md, and waits */
  busyMs: 50,
  /** Lambdas that requests start: each is there once at least. @source build/cdk.out */
  requestLambdas: 15,
  /** Bytes as stored of who works where: rows packed, of staff and teams with phones by chance and a quarter of the staff with ids of
   *  36 characters; a user with ids of 36; and the facts of one change, of the staff and of who may sign in, kept for so long.
   *  A Lambda reads all of it where it starts, else of what changed alone. @source a generated county of 200,000, weighed as its items
   *  are (scale.test.ts holds the rows); functions/adapters/service-store/reference.ts, loadReference */
  reference: {
    staffRowBytes: 31,
    userBytes: 235,
    regionRowBytes: 15,
    teamRowBytes: 21,
    factBytes: 720,
    factYears: 5,
  },
  /** After midnight: the due are changed within this time, by as many writers as it takes. */
  night: {
    seconds: 3_600,
    /** Of everybody, and count buckets of 100,000 people. @source tests/bench/results/service.md, “One more day” */
    dueShare: 0.001,
    bucketsOf100k: 373,
    /** Other days on which what is due then was told before. */
    spreadDays: 90,
  },
  /** A province is imported in a day, by writers that each have partitions of residents of their own. A history takes three
   *  units, and somebody is found by seven hashes. @source year.json, imported */
  import: { seconds: 86_400, writers: 32, unitsAResident: 3, searchHashes: 7 },
  /** What one key takes. @source issue 5; Amazon DynamoDB Developer Guide, “Warm throughput in different scenarios”: a
   *  partition takes 1,000 write and 3,000 read units a second; bounds leave a fifth */
  bounds: { written: 800, read: 2_400, rewritesASecond: 20 },
} as const;
