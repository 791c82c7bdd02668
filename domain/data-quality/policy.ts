/** The numbers by which records are called odd. An odd number proves nothing: it says where to look.
 *  @source [design] where nothing else is named: a county may set them */
export const dataQualityPolicy = {
  /** A check is of so many days at most, both ends included. */
  mostDays: 366,
  digits: {
    /** Fewer readings are not judged: of each digit five are to be expected, and twice that is asked for.
     *  @source Cochran 1954, expected counts of a chi-square test */
    leastReadings: 100,
    /** Chi-square that even last digits exceed once in a thousand times: of all ten digits, and of the five even ones that
     *  a scale of 2 mmHg has. @source tables of the chi-square distribution, p = 0.001, 9 and 4 degrees of freedom */
    criticalOfTen: 27.877,
    criticalOfFive: 18.467,
    /** At most so many readings in a hundred are odd where a scale of 2 mmHg is read.
     *  @source ISO 81060-1: scales are graduated in 2 mmHg */
    mostOddPercent: 5,
    /** Readings in a hundred that end in 0 or 5; on either scale 20 are to be expected. */
    somePercent: 25,
    strongPercent: 40,
  },
  /** Systolic readings just below the limit of control for each one just above it.
   *  @source 国家基本公共卫生服务规范（第三版）: <140 mmHg is controlled */
  limit: { below: [130, 139], above: [140, 149], leastReadings: 50, someRatio: 3, strongRatio: 6 },
  pace: {
    /** More people seen face to face by one of the staff on one day are too many: twelve minutes each in eight hours. */
    mostADay: 40,
    /** More people seen face to face within so many minutes are too many. */
    windowMinutes: 10,
    mostInWindow: 4,
    someDays: 1,
    strongDays: 5,
  },
  /** Pressures that are the very same as at the visit before. By chance one in a hundred or fewer is. */
  copied: { leastVisits: 20, somePercent: 10, strongPercent: 25 },
  /** People in a row, on one day and by one of the staff, with the very same pressures. */
  row: { some: 4, strong: 6 },
  late: {
    /** A visit that is recorded more than so many days after it is late. */
    afterDays: 7,
    /** Upper ends of the spans of days that delays are counted by; the last span is open. */
    spanEnds: [1, 7, 30],
    leastVisits: 20,
    somePercent: 20,
    strongPercent: 50,
  },
} as const;
