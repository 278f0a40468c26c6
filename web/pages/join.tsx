import { useAddressPart } from '#kit';
import { EntrancePage } from '../shell/entrance-page.tsx';
import { EntranceForm } from './entrance-form.tsx';

/** Where an invitation link leads. */
export function Join() {
  const token = useAddressPart('token');
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
