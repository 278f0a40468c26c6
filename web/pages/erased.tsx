import { useEffect, useRef, useState } from 'react';
import { erasedHere, forgetErasedHere } from '#web-api';

/** Said once at the entrance to who has just erased their account. */
export function Erased() {
  const [isErased] = useState(() => erasedHere() !== null);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!isErased) return;
    forgetErasedHere();
    // What stands on a page from its beginning is read aloud only where the focus is.
    words.current?.focus();
  }, [isErased]);
  if (!isErased) return null;
  return (
    <p className="entrance-done" tabIndex={-1} ref={words}>
      Your account is erased, and everything that was yours with it.
    </p>
  );
}
