/** Whether a URI needs the network. */
export function isRemote(uri: string): boolean {
  return /^https?:/i.test(uri);
}
