import { signOut } from '../kit/session.ts';
import { settings } from '../kit/settings.ts';

/** Ends the session of whoever is signed in. */
export const leave = (): void => {
  if (settings().signIn.kind === 'local') signOut();
  else void import('./oidc.ts').then(({ leaveIssuer }) => leaveIssuer());
};
