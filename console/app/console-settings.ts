import { useQuery } from '@tanstack/react-query';

/** How people sign in where the console is served. */
export type ConsoleSettings =
  | { readonly signIn: 'local' }
  | { readonly signIn: 'oidc'; readonly authority: string; readonly clientId: string };

const read = async (): Promise<ConsoleSettings> => (await fetch('/console.json')).json();

/** What the place that serves the console says of itself; undefined until it is known. */
export const useConsoleSettings = () =>
  useQuery({ queryKey: ['console.json'], queryFn: read, staleTime: Infinity });
