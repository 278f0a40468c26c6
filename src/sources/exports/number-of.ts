import type { GivenPerson } from '#people';

/** The number an address book gave them, before the one that Kith gave. */
export const numberOf = (person: GivenPerson): string =>
  person.fields.find(({ field }) => field === 'uid')?.value ?? person.uid;

/** All fields but the first number: it stands by itself, and said twice it would be there twice after an import. */
export function beyondNumber({ fields }: GivenPerson): GivenPerson['fields'] {
  const first = fields.findIndex(({ field }) => field === 'uid');
  return fields.filter((_, index) => index !== first);
}
