/** After what had the focus is gone, gives it to the page's heading: else the keyboard starts anew. */
export function focusIfLost(): void {
  if (document.activeElement === document.body)
    document.querySelector('h1')?.focus({ preventScroll: true });
}
