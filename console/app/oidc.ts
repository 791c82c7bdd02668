import { UserManager, WebStorageStateStore } from 'oidc-client-ts';

import { settings } from '../kit/settings.ts';
import { signInWith, signOut } from '../kit/session.ts';

const manage = (): UserManager => {
  const { signIn } = settings();
  if (signIn.kind !== 'oidc') throw new Error('nobody vouches for staff here');
  const page = `${location.origin}/`;
  return new UserManager({
    authority: signIn.issuer,
    client_id: signIn.clientId,
    redirect_uri: page,
    post_logout_redirect_uri: page,
    // Cognito has names of its own for these two.
    extraQueryParams: { logout_uri: page },
    scope: 'openid',
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
  });
};

let manager: UserManager | undefined;

const theManager = (): UserManager => {
  if (manager !== undefined) return manager;
  manager = manage();
  manager.events.addUserLoaded(({ id_token }) => {
    if (id_token !== undefined) signInWith(id_token);
  });
  manager.events.addSilentRenewError(signOut);
  return manager;
};

const isPath = (state: unknown): state is string => typeof state === 'string' && /^\/(?!\/)/.test(state);

/** Sends the reader to the issuer; afterwards they come back to the path. */
export const goToIssuer = (path: string): Promise<void> => theManager().signinRedirect({ state: path });

/** Takes up what the issuer said of a reader who comes back; gives the path that they wanted, undefined where nobody did. */
export const comeBack = async (): Promise<string | undefined> => {
  const said = new URLSearchParams(location.search);
  const held = await theManager().getUser();
  if (!said.has('state') || !(said.has('code') || said.has('error'))) {
    if (held?.id_token !== undefined && held.expired !== true) signInWith(held.id_token);
    return undefined;
  }
  const user = await theManager().signinRedirectCallback();
  if (user.id_token !== undefined) signInWith(user.id_token);
  return isPath(user.state) ? user.state : '/';
};

/** Ends the session here and at the issuer. */
export const leaveIssuer = async (): Promise<void> => {
  signOut();
  await theManager().signoutRedirect();
};
