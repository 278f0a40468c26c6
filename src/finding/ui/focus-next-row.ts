/**
 * Before a row goes with the button that was pressed in it: the focus goes on to the next row, or
 * to the one before. Otherwise who works by key would begin again at the top of the page.
 */
export function focusNextRow(): void {
  const row = document.activeElement?.closest('li');
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  next
    ?.querySelector<HTMLElement>('button:not(:disabled), a[href]')
    ?.focus({ preventScroll: true });
}
