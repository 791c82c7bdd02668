/** The numbers of teams that a county may set. */
export const organisationPolicy = {
  /** A panel of more residents than this is shown as too large; it is never refused for that.
   *  @source 国发〔2011〕23号: about 2,000 residents for a general practitioner (domain-rules.md §4.2) */
  largestPanel: 2000,
} as const;
