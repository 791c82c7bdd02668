/** A link by which one file may be put, and the headers that go with it. */
export type PutLink = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

const OK = 200;

/** Puts a file where a link leads, without a token; `fetch` would not say how far it is.
 *  @param onSent hears how many bytes have gone
 *  @returns whether all of it is there: the link may have ended, or the network not let it through */
export const putFile = (
  { url, headers }: PutLink,
  body: Blob,
  onSent: (bytes: number) => void,
): Promise<boolean> =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    // However it ends: of what did not come the status is 0.
    request.addEventListener('loadend', () => resolve(request.status === OK));
    request.send(body);
  });
