/** How people sign in where the console is served: as whom they like on one machine, else as an issuer vouches. */
export type SignIn =
  { readonly kind: 'local' } | { readonly kind: 'oidc'; readonly issuer: string; readonly clientId: string };

/** What the place that serves the console says of itself, as `console.json`. */
type Settings = {
  /** Where the service is asked; empty where it serves the console itself. */
  readonly api: string;
  readonly signIn: SignIn;
};

let known: Settings = { api: '', signIn: { kind: 'local' } };

/** Reads the settings, once and before anything is shown. */
export const readSettings = async (): Promise<Settings> => {
  known = await (await fetch('/console.json')).json();
  return known;
};

/** The settings that were read. */
export const settings = (): Settings => known;
