import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowedAddress, isPublicUrl, parseAllowNet } from './address.ts';

const REFUSED = [
  ['this network', '0.0.0.0', '0.1.2.3', '::'],
  ['loopback', '127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1'],
  ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
  ['carrier-grade NAT', '100.64.0.1', '100.127.255.255'],
  ['link-local', '169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'febf::1'],
  ['unique-local', 'fc00::1', 'fd12:3456::1'],
  ['site-local', 'fec0::1', 'feff::1'],
  ['mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '0:0:0:0:0:ffff:a9fe:a9fe'],
  ['compatible', '::127.0.0.1', '::7f00:1', '::8.8.8.8', '::808:808'],
  ['translated', '::ffff:0:127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b::8.8.8.8', '64:ff9b:1::1'],
  ['6to4', '2002:7f00:1::', '2002:808:808::1', '192.88.99.1'],
  ['Teredo', '2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['multicast', '224.0.0.1', '239.255.255.250', 'ff02::1', 'ff0e::1'],
  ['broadcast', '255.255.255.255'],
  ['protocols', '192.0.0.1', '192.0.0.170', '2001:1::1', '2001:10::1', '2001:20::1'],
  ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  ['benchmarks', '198.18.0.1', '198.19.255.255', '2001:2::1'],
  ['anycast services', '192.31.196.1', '192.52.193.1', '192.175.48.1', '2620:4f:8000::1'],
  ['reserved', '240.0.0.1', '254.1.1.1', '100::1', '100:0:0:1::1', '4000::1', '5f00::1', '8000::1'],
  [
    'not an address',
    '',
    'localhost',
    '2130706433',
    '0x7f.1',
    '127.1',
    '8.8.8',
    '08.8.8.8',
    '[::1]',
  ],
].flatMap(([range, ...addresses]) => addresses.map((address) => ({ range, address })));

describe('isAllowedAddress', () => {
  it.each(REFUSED)('refuses $address ($range)', ({ address }) => {
    expect(isAllowedAddress(address, [])).toBe(false);
  });

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '2606:4700::1111',
    '2a00:1450::1',
    '::ffff:8.8.8.8',
    '172.32.0.1',
  ])('allows the public address %s', (address) => expect(isAllowedAddress(address, [])).toBe(true));

  it.each([
    { allowNet: ['127.0.0.1/32'], yes: '127.0.0.1', no: '127.0.0.2' },
    { allowNet: ['127.0.0.1/32'], yes: '::ffff:127.0.0.1', no: '::1' },
    { allowNet: ['10.0.0.0/8'], yes: '10.200.3.4', no: '11.0.0.0.1' },
    { allowNet: ['::1/128'], yes: '::1', no: '127.0.0.1' },
    { allowNet: ['fd00::/8'], yes: 'fd00::7', no: 'fc00::7' },
    { allowNet: ['192.168.0.0/16', '64:ff9b::/96'], yes: '64:ff9b::8.8.8.8', no: '10.0.0.1' },
  ])('with $allowNet allows $yes but not $no', ({ allowNet, yes, no }) => {
    expect(isAllowedAddress(yes, allowNet)).toBe(true);
    expect(isAllowedAddress(no, allowNet)).toBe(false);
  });

  it('judges an IPv4 address and its mapped spelling alike', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isAllowedAddress(`::ffff:${address}`, [])).toBe(isAllowedAddress(address, []));
      }),
    );
  });

  it('never allows IPv6 outside 2000::/3, whatever the rest', () => {
    const outside = fc.ipV6().filter((address) => !/^[23][0-9a-f]{3}:/i.test(address));
    fc.assert(
      fc.property(outside, (address) => {
        const isMapped = /^(::|(0{1,4}:){5})ffff:/i.test(address);
        expect(isMapped || !isAllowedAddress(address, [])).toBe(true);
      }),
    );
  });
});

describe('isPublicUrl', () => {
  it.each(['https://kith.org', 'https://kith.org:8443/', 'https://8.8.8.8/'])('takes %s', (url) =>
    expect(isPublicUrl(url)).toBe(true),
  );
  it.each([
    '',
    'http://kith.org',
    'https://localhost',
    'https://kith',
    'https://kith.local./',
    'https://kith.home.arpa',
    'https://10.0.0.1',
    'https://[::1]:8000',
  ])('refuses "%s"', (url) => expect(isPublicUrl(url)).toBe(false));
});

describe('parseAllowNet', () => {
  it('reads networks and single addresses, with commas or spaces between', () => {
    expect(parseAllowNet(' 127.0.0.1/32,10.0.0.0/8 ::1/128, 192.168.1.7\nfd00::1 ')).toEqual([
      '127.0.0.1/32',
      '10.0.0.0/8',
      '::1/128',
      '192.168.1.7/32',
      'fd00::1/128',
    ]);
  });

  it('reads nothing as nothing', () => expect(parseAllowNet(' , ')).toEqual([]));

  it('takes a mapped network for the IPv4 network it is', () => {
    expect(parseAllowNet('::ffff:10.0.0.0/104')).toEqual(['10.0.0.0/8']);
  });

  it.each([
    'localhost',
    '10.0.0.0/33',
    '::1/129',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10/8',
    '127.1/32',
    '10.0.0.0/-1',
    '10.0.0.0/1e1',
    '::ffff:10.0.0.0/8',
    'fe80::1%eth0/64',
    '/8',
  ])('refuses %s and names it', (text) => {
    expect(() => parseAllowNet(`::1/128,${text}`)).toThrow(`"${text}" is not a network`);
  });
});
