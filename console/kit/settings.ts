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

let reading: Promise<Settings> | undefined;

const read = async (): Promise<Settings> => {
  known = await (await fetch('/console.json')).json();
  return known;
};

/** Reads the settings, once and before anything is shown; again where they could not be read. */
export const readSettings = (): Promise<Settings> =>
  (reading ??= read().catch((error: unknown) => {
    reading = undefined;
    throw error;
  }));

/** The settings that were read. */
export const settings = (): Settings => known;

/** Whether everything runs on one machine, where people sign in as whom they like. */
export const isLocal = (): boolean => known.signIn.kind === 'local';
