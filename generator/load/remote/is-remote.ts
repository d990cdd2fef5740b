/** Whether a URI is one that only the network has. */
export function isRemote(uri: string): boolean {
  return /^https?:/i.test(uri);
}
