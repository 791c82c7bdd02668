/** What a text of JSON says; undefined for any other, and no word of it in an error: it may be a secret, or somebody's. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
