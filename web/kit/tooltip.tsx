import { cloneElement, type ReactElement, useEffect, useId, useRef, useState } from 'react';

export interface TooltipProps {
  /** More about the thing; never the only place where something needed is said. */
  words: string;
  /** One element that can have the focus. */
  children: ReactElement<{ 'aria-describedby'?: string | undefined }>;
}

const opensAfterMs = 400;
const gapPx = 6;

/** Words shown on hover and on focus. They stay while pointed at and go by Escape (WCAG 1.4.13). */
export function Tooltip({ words, children }: TooltipProps) {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const box = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const id = useId();
  const later = (open: boolean, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(open), delayMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen || !box.current || !tip.current) return;
    // The top layer: no table or card can cut it off.
    tip.current.showPopover();
    place(tip.current, box.current);
    const onKey = (event: globalThis.KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    const onScroll = () => setOpen(false);
    document.addEventListener('keydown', onKey);
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the child is what has the focus.
    <span
      ref={box}
      className="tooltip-box"
      onPointerEnter={(event) => event.pointerType === 'mouse' && later(true, opensAfterMs)}
      onPointerLeave={() => later(false, 150)}
      onFocus={(event) => event.target.matches(':focus-visible') && later(true, 0)}
      onBlur={() => later(false, 0)}
      onPointerDown={() => later(false, 0)}
    >
      {cloneElement(children, { 'aria-describedby': id })}
      <span className="visually-hidden" id={id}>
        {words}
      </span>
      {isOpen && (
        <span ref={tip} popover="manual" className="tooltip" aria-hidden="true">
          {words}
        </span>
      )}
    </span>
  );
}

function place(tip: HTMLElement, box: HTMLElement): void {
  const target = (box.firstElementChild ?? box).getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const above = target.top - size.height - gapPx;
  const left = target.left + target.width / 2 - size.width / 2;
  const leftMax = document.documentElement.clientWidth - size.width - gapPx;
  tip.style.top = `${above > gapPx ? above : target.bottom + gapPx}px`;
  tip.style.left = `${Math.max(gapPx, Math.min(left, leftMax))}px`;
}
