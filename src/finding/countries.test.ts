import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { countryOf } from './countries.ts';

describe('countryOf', () => {
  it('knows a country also where an address is nothing else', () => {
    expect(countryOf('Netherlands')).toEqual(['Netherlands']);
    expect(countryOf('Österreich')).toEqual(['Austria']);
    expect(countryOf('AT')).toEqual(['Austria']);
    expect(countryOf('Hoofdweg 2; Groningen; Netherlands')).toEqual(['Netherlands']);
  });

  it.each([
    [
      'Netherlands',
      ['Nederland', 'The Netherlands', 'Niederlande', 'Pays-Bas', 'les Pays-Bas', 'NL', 'Holland'],
    ],
    ['United States', ['USA', 'U.S.A.', 'us', 'United States of America', 'Vereinigte Staaten']],
    ['United Kingdom', ['UK', 'GB', 'Great Britain', 'Scotland', 'Royaume-Uni', '英国']],
    ['Türkiye', ['Turkey', 'Türkei']],
    ['Austria', ['Osterreich', 'AUTRICHE']],
    ['Côte d’Ivoire', ["Cote d'Ivoire", 'COTE D’IVOIRE']],
  ])('knows %s however it is spelt', (name, spelt) => {
    expect(spelt.map((one) => countryOf(`Hoofdweg 2, ${one}`))).toEqual(spelt.map(() => [name]));
  });

  it('does not take a town, a state or a number for one', () => {
    for (const address of [
      'Groningen',
      'Hoofdweg 2, 9711 AB',
      ' ',
      'Austin, Texas',
      'San Diego, CA',
      'Bern, BE',
      'Genève, GE',
      'Porto Alegre, RS',
      'Torino, TO',
      'Calle Real 2, Granada',
      'Norwich, Norfolk',
      'Salvador',
    ])
      expect(countryOf(address)).toEqual([]);
    expect(countryOf('Brussels, European Union')).toEqual([]);
  });

  it.each([
    [
      'Germany',
      ['Berlin, DE', 'Unter den Linden 1, 10117 Berlin, DE', 'Hamburg, DE', '50667 Köln, DE'],
    ],
    ['Canada', ['Toronto, CA', 'St. Johns, CA']],
    ['Argentina', ['Buenos Aires, AR']],
    ['Georgia', ['Tbilisi, Georgia', '0105 Tbilisi, Georgia', 'Georgia', 'Tiflis, Georgien']],
  ])('knows %s by a town', (name, addresses) => {
    expect(addresses.map(countryOf)).toEqual(addresses.map(() => [name]));
  });

  it('asks for the towns of a country once, however many addresses end with it', () => {
    const zones = vi.spyOn(Intl.Locale.prototype as { getTimeZones(): string[] }, 'getTimeZones');
    const addresses = ['Helsinki, FI', 'Espoo, FI', 'Helsinki, FI'].map(countryOf);
    expect(addresses).toEqual([['Finland'], [], ['Finland']]);
    expect(zones).toHaveBeenCalledTimes(1);
    zones.mockRestore();
  });

  it('does not take a state for a country where the town is another', () => {
    const addresses = [
      'Dover, DE',
      'Wilmington, DE 19801',
      'New Castle, DE',
      'Los Angeles, CA',
      'Indianapolis, IN',
      'Denver, CO',
    ];
    for (const address of [...addresses, 'Atlanta, Georgia', 'Savannah, GA'])
      expect(countryOf(address)).toEqual([]);
  });

  it('says the same of what it says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ, ') }),
        (text) => {
          for (const country of countryOf(text)) expect(countryOf(country)).toEqual([country]);
        },
      ),
    );
  });
});
