interface KnownField {
  field: string;
  values: readonly { value: string; href: string | null }[];
}

/** What a mail program takes from a link; longer ones are cut off by some without a word. */
const MAILTO_CHARS_MAX = 1_800;
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
  const valuesOf = (field: string) => fields.find((one) => one.field === field)?.values ?? [];
  const mails = valuesOf('email').map(({ value }) => ({
    href: mailto(value, { text, subject }),
    label: `Write to ${value}`,
  }));
  const pages = Object.entries(PLACES).flatMap(([field, label]) =>
    valuesOf(field).flatMap(({ href }) => (href === null ? [] : [{ href, label }])),
  );
  return [...mails, ...pages].slice(0, WAYS_MAX);
}

/** With the words in it where they fit; else the member pastes what they copied. */
function mailto(
  address: string,
  { text, subject }: { text: string; subject?: string | undefined },
) {
  const to = `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
  const parts = [
    ...(subject ? [`subject=${encodeURIComponent(subject)}`] : []),
    `body=${encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))}`,
  ];
  const whole = `${to}?${parts.join('&')}`;
  if (text !== '' && whole.length <= MAILTO_CHARS_MAX) return whole;
  return subject ? `${to}?${parts[0]}` : to;
}
