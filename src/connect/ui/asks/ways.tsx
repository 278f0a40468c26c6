import { Link } from '#kit';
import { mailtoOf } from '../../asks/channel-rules.ts';
import { CopyButton } from '../copy-button.tsx';

interface WaysProps {
  /** Where one writes to them. */
  ways: readonly { kind: string; label: string; address: string | null }[];
  subject: string;
  text: string;
}

/** How a message leaves: by the member's own mail program, on a page of theirs, or copied. Kith sends nothing. */
export function Ways({ ways, subject, text }: WaysProps) {
  return (
    <div className="ways">
      <CopyButton text={text} />
      {ways.map(({ kind, label, address }) =>
        address === null ? null : kind === 'email' ? (
          <Link key={label} href={mailtoOf(address, { text, subject })} look="button">
            {`Write to ${label}`}
          </Link>
        ) : (
          <Link key={label} href={address} look="button">
            {shortOf(label)}
          </Link>
        ),
      )}
      {ways.length === 0 && (
        <span className="asks-soft">
          No address is known. Copy the words, or add where they can be reached on their page.
        </span>
      )}
    </div>
  );
}

const shortOf = (label: string) => label.replace(/^https?:\/\/(www\.)?/u, '').replace(/\/$/u, '');
