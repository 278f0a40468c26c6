import { Link as RouterLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface LinkProps {
  /** `/goals/12` inside Kith, or a whole address outside. */
  href: string;
  children: ReactNode;
  /** `button` looks like a quiet button, `primary` like the main one; `plain` has no underline. */
  look?: 'text' | 'plain' | 'button' | 'primary' | undefined;
  'aria-label'?: string | undefined;
}

const classOf = { text: undefined, plain: 'link-plain', button: 'button', primary: 'button' };

/** A link. Addresses outside Kith open in a new tab, tell it nothing, and say so to screen readers. */
export function Link({ href, children, look = 'text', ...rest }: LinkProps) {
  const tone = look === 'primary' ? 'primary' : look === 'button' ? 'quiet' : undefined;
  if (href.startsWith('/')) {
    // Preloading takes the whole address for a path: `/goals/new?of=1` would be the goal called `new?of=1`.
    return (
      <RouterLink
        to={href}
        className={classOf[look]}
        data-tone={tone}
        {...(href.includes('?') ? { preload: false } : {})}
        {...rest}
      >
        {children}
      </RouterLink>
    );
  }
  return (
    <a
      href={safeAddress(href)}
      className={classOf[look]}
      data-tone={tone}
      target="_blank"
      rel="noopener noreferrer nofollow"
      {...rest}
    >
      {children}
      <span className="visually-hidden"> (opens a new tab)</span>
    </a>
  );
}

/** Feeds and profiles may hold `javascript:` addresses; such a link leads nowhere. */
function safeAddress(href: string): string | undefined {
  return /^(https?|mailto|tel):/i.test(href) ? href : undefined;
}
