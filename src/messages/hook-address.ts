const ownNetwork =
  /^(?:localhost|[^.:]{1,63}|.{1,200}\.(?:localhost|local|internal)|127\.[\d.]{5,11}|10\.[\d.]{5,11}|192\.168\.[\d.]{3,7}|172\.(?:1[6-9]|2\d|3[01])\.[\d.]{3,7}|\[::1\]|\[f[cd][\da-f]{2}:[\da-f:]{1,40}\])$/u;
const loopback = /^(?:localhost|.{1,200}\.localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/u;

/** Whether a host (as `URL.hostname` writes it) is this machine. */
export const isLoopback = (host: string): boolean => loopback.test(host);

/**
 * Whether an alert may be sent to this address: https anywhere, plain http only inside one's own network, for an alert
 * says where people's data lies open. A user name in the address would end up in logs of proxies.
 */
export function isHookAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && ownNetwork.test(url.hostname));
}

/** Said of an address that is none; never repeats it, for it may hold a key. */
export const hookAddressNeeds =
  'should be a whole address that begins with https:// (http:// only inside your own network), without user name and password';
