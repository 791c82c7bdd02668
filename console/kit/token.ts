/** Where the token is kept within this tab. */
export const TOKEN_KEY = 'jiayi.token';

/** The token of whoever is signed in within this tab; null where nobody is. */
export const token = (): string | null => sessionStorage.getItem(TOKEN_KEY);
