import { useLoaderData } from '@tanstack/react-router';
import { EmptyState, Link, useAddressPart } from '#kit';
import { EntrancePage } from '../shell/entrance-page.tsx';
import { EntranceForm } from './entrance-form.tsx';

/** Where an invitation link leads. Nobody fills in a form that can make no account any more. */
export function Join() {
  const token = useAddressPart('token');
  const { expiresAt }: { expiresAt: number | null } = useLoaderData({ strict: false });
  if (expiresAt === null) return <NoInvitation />;
  return (
    <EntrancePage
      title="Join this Kith"
      lede="Somebody invited you. Kith helps you learn from the right people for each of your goals;
        what you write is private to you, also from whoever invited you."
    >
      <EntranceForm
        path={`/invitations/${encodeURIComponent(token)}/accept`}
        isNew
        action="Make my account"
        next="/"
      />
    </EntrancePage>
  );
}

function NoInvitation() {
  return (
    <EntrancePage title="Join this Kith">
      <EmptyState
        title="This invitation is no longer open"
        action={
          <Link href="/sign-in" look="button">
            I have an account: sign in
          </Link>
        }
      >
        <p>
          It makes one account, within two weeks. It was used, has run out, or the address is
          mistyped. Ask whoever invited you for a new one.
        </p>
      </EmptyState>
    </EntrancePage>
  );
}
