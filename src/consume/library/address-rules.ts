/** The address of a page as it is typed or copied: a site without `https://` before it is meant with that. */
export function wholeAddress(text: string): string {
  const typed = text.trim();
  const isSite = /^[^\s/?#:@]+\.[^\s/?#:@]+(?::\d+)?(?:[/?#]\S*)?$/u.test(typed);
  return isSite ? `https://${typed}` : typed;
}

export function isPageAddress(text: string): boolean {
  const url = wholeAddress(text);
  return !/\s/u.test(url) && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
