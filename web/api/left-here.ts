type Left = Pick<Storage, 'key' | 'length' | 'removeItem'>;

/** Forgets what was written on this device and not sent: there is no account any more that it could go to. */
export function forgetUnsaved(memberId: string | number, given?: Left): void {
  try {
    const store = given ?? localStorage;
    const names = Array.from({ length: store.length }, (_, at) => store.key(at) ?? '');
    const theirs = new RegExp(`^kith\\.[a-z]+\\.${memberId}\\.`);
    for (const name of names) if (theirs.test(name)) store.removeItem(name);
  } catch {
    // Even to name a storage that is switched off throws: then nothing was kept.
  }
}
