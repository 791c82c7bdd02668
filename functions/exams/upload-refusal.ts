/** Why a file is refused as a whole: nothing of it is stored. */
export type UploadRefusal =
  | { readonly code: 'exam/unreadable-file' }
  | { readonly code: 'exam/missing-column'; readonly column: string }
  | { readonly code: 'exam/repeated-column'; readonly column: string }
  | { readonly code: 'exam/too-many-rows'; readonly most: number };

/** Why a row is left out before anybody looks at its exam. */
export type RowFault = 'exam/bad-row' | 'exam/nobody' | 'exam/person-differs';
