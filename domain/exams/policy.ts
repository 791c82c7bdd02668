/** The numbers of exams that come in together. */
export const examPolicy = {
  /** Rows of one file of an examination vehicle: some days' work of one. @source [design] */
  mostUploadRows: 2_000,
} as const;
