import { inForce, mailtoOf } from '../asks/channel-rules.ts';

interface KnownField {
  field: string;
  values: readonly { value: string; href: string | null; pastAt: number | null }[];
}

const WAYS_MAX = 5;

const PLACES: Record<string, string> = {
  linkedin: 'Open their LinkedIn page',
  fediverse: 'Open their fediverse page',
  bluesky: 'Open their Bluesky page',
  github: 'Open their GitHub page',
  profile: 'Open their profile',
};

/** Ways to a person, e-mail first, each as a link that opens the member's own program or the person's page. */
export function waysTo(
  fields: readonly KnownField[],
  { text, subject }: { text: string; subject?: string | undefined },
): { href: string; label: string }[] {
  const valuesOf = (field: string) =>
    inForce(fields.find((one) => one.field === field)?.values ?? []);
  const mails = valuesOf('email').map(({ value }) => ({
    href: mailtoOf(value, { text, subject }),
    label: `Write to ${value}`,
  }));
  const pages = Object.entries(PLACES).flatMap(([field, label]) =>
    valuesOf(field).flatMap(({ href }) => (href === null ? [] : [{ href, label }])),
  );
  return [...mails, ...pages].slice(0, WAYS_MAX);
}
