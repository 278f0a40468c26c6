import { useAddressValue } from '#kit';

/** Said once at the entrance to who has just erased their account. */
export function Erased() {
  const [erased] = useAddressValue('erased');
  if (erased !== 'yes') return null;
  return (
    <p className="entrance-done" role="status">
      Your account is erased, and everything that was yours with it.
    </p>
  );
}
