import { useQuery } from '@tanstack/react-query';
import { Link } from '#kit';
import type { PersonView } from '#people';
import { read } from '#web-api';
import { CopyButton } from './copy-button.tsx';
import { waysTo } from './reach-ways.ts';
import './interactions.css';

interface ReachProps {
  personId: number;
  /** The words to send. */
  text: string;
  subject?: string | undefined;
}

/**
 * How a message leaves: by a way that the person uses, in the member's own program and by their own hand.
 * Kith sends nothing.
 */
export function Reach({ personId, text, subject }: ReachProps) {
  const { data } = useQuery(read<Pick<PersonView, 'fields'>>(`/people/${personId}`));
  const ways = waysTo(data?.fields ?? [], { text, subject });
  return (
    <div className="reach">
      <CopyButton text={text} size="s" />
      {ways.map(({ href, label }) => (
        <Link key={href} href={href}>
          {label}
        </Link>
      ))}
      <p className="reach-note">Kith sends nothing itself: this opens your own program.</p>
    </div>
  );
}
