/** The option that a number key stands for. */
export const optionOf = (key: string, options: readonly string[]): string | undefined =>
  /^[1-9]$/.test(key) ? options[Number(key) - 1] : undefined;
