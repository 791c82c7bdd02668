/** What explains a refusal, as a problem shows it. */
export const dataOf = ({ code: _code, ...data }: { readonly code: string }): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
