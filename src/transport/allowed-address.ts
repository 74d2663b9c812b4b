import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** What may be called: `never` covers link-local (cloud metadata lives there), unspecified, multicast and reserved ranges. */
export type AddressKind = 'public' | 'private' | 'never';

const never = new BlockList();
const privateRanges = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  never.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
] as const) {
  privateRanges.addSubnet(network, prefix, 'ipv4');
}
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');
// AWS answers for its metadata here too, inside the private range.
never.addAddress('fd00:ec2::254', 'ipv6');
// Oracle, Alibaba and others put theirs in shared address space.
never.addAddress('100.100.100.200', 'ipv4');
privateRanges.addAddress('::1', 'ipv6');
privateRanges.addSubnet('fc00::', 7, 'ipv6');
privateRanges.addSubnet('fec0::', 10, 'ipv6');

/** Sorts one IP address (no names, no brackets). An IPv4 address inside an IPv6 one counts as what it leads to. */
export function kindOfAddress(address: string): AddressKind {
  const plain = address.replace(/%.*$/, '');
  if (isIPv4(plain)) return kindIn(plain, 'ipv4');
  if (!isIPv6(plain)) return 'never';
  const groups = expand(plain);
  const embedded = embeddedIpv4(groups);
  return embedded === null ? kindIn(plain, 'ipv6') : kindIn(embedded, 'ipv4');
}

function kindIn(address: string, family: 'ipv4' | 'ipv6'): AddressKind {
  if (never.check(address, family)) return 'never';
  return privateRanges.check(address, family) ? 'private' : 'public';
}

/** IPv4-mapped and -compatible (::/96, ::ffff:0:0/96), translated (64:ff9b::/96) and 6to4 (2002::/16). */
function embeddedIpv4(groups: number[]): string | null {
  const [g0, g1, g2, , , g5, g6, g7] = groups as [number, number, number, number, number, number, number, number];
  const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  const low = [g6 >> 8, g6 & 255, g7 >> 8, g7 & 255].join('.');
  if (zeros(0, 5) && g5 === 0xffff) return low;
  if (zeros(0, 4) && groups[4] === 0xffff && g5 === 0) return low;
  if (zeros(0, 6) && (g6 !== 0 || g7 > 1)) return low;
  if (g0 === 0x64 && g1 === 0xff9b && zeros(2, 6)) return low;
  if (g0 === 0x2002) return [g1 >> 8, g1 & 255, g2 >> 8, g2 & 255].join('.');
  return null;
}

function expand(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const [, head, a, b, c, d] = dotted ?? [];
  const pair = (high: string | undefined, low: string | undefined) => ((Number(high) << 8) | Number(low)).toString(16);
  const hex = dotted === null ? address : `${head}${pair(a, b)}:${pair(c, d)}`;
  const [left = '', right] = hex.split('::');
  const parse = (half: string) => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16)));
  const before = parse(left);
  if (right === undefined) return before;
  const after = parse(right);
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}
