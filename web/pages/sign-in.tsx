import { useAddressValue } from '#kit';
import { safeNext } from '../shell/entrance.ts';
import { EntrancePage } from '../shell/entrance-page.tsx';
import { EntranceForm } from './entrance-form.tsx';

export function SignIn() {
  const [next] = useAddressValue('next');
  return (
    <EntrancePage title="Sign in to Kith">
      <EntranceForm path="/session" isNew={false} action="Sign in" next={safeNext(next)} />
    </EntrancePage>
  );
}
