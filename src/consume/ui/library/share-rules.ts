interface Shared {
  title: string | null;
  text: string | null;
  url: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"]+/u;

/**
 * What somebody shared from elsewhere: a page to keep with words to begin with, or null where there is no address in it.
 * Many programs send the address in the text.
 */
export function sharedPage({ title, text, url }: Shared): { url: string; text: string } | null {
  const said = [text, title].map((words) => words ?? '');
  const address = [url ?? '', ...said].map((words) => ADDRESS.exec(words)?.[0]).find(Boolean);
  if (!address || !URL.canParse(address)) return null;
  const words = (text ?? '').replace(address, '').trim();
  // A title that is sent as text says nothing that the page does not.
  return { url: address, text: words === (title ?? '').trim() ? '' : words };
}
