/** Letters as they come over the line. */
export interface Letter {
  from: string;
  to?: string;
  subject?: string;
  id?: string;
  date?: string;
  /** More fields of the head. */
  fields?: Record<string, string>;
  text?: string;
  html?: string;
}

let letters = 0;

/** Writes a letter; with both text and HTML it is one of two parts. */
export function letter({
  from,
  to = 'ada@mail.example',
  subject = 'On releases',
  ...more
}: Letter): string {
  const { id = `${++letters}@kith.test`, date, fields = {}, text = 'Small releases.', html } = more;
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}>`,
    ...(date ? [`Date: ${date}`] : []),
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ];
  const part = (type: string, body: string) =>
    `Content-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${body}\r\n`;
  if (html === undefined) return `${head.join('\r\n')}\r\n${part('plain', text)}`;
  const parts = [part('plain', text), part('html', html)].map((one) => `--=_b\r\n${one}`);
  return `${head.join('\r\n')}\r\nContent-Type: multipart/alternative; boundary="=_b"\r\n\r\n${parts.join('')}--=_b--\r\n`;
}

/** The same as a newsletter, which says how to unsubscribe. */
export const newsletter = (one: Letter): string =>
  letter({
    ...one,
    fields: { 'List-Unsubscribe': '<https://news.example/off?u=7>', ...one.fields },
  });
