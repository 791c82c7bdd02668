/** FNV-1a over the UTF-16 units of a text: 32 bits, with a sign. It spreads and tells apart, and keeps no secret. Never to
 *  be changed: keys of stored items depend on it. */
export const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
};
