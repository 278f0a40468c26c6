import { useAddressValue } from '#kit';
import { safeNext } from '../shell/entrance.ts';
import { EntrancePage } from '../shell/entrance-page.tsx';
import { EntranceForm } from './entrance-form.tsx';
import { Erased } from './erased.tsx';

export function SignIn() {
  const [next] = useAddressValue('next');
  return (
    <EntrancePage title="Sign in to Kith">
      <Erased />
      <EntranceForm path="/session" isNew={false} action="Sign in" next={safeNext(next)} />
      <details className="entrance-forgot">
        <summary>Forgot the password?</summary>
        <p>
          Ask whoever runs this Kith. Where it runs, they give you a new one, and what you wrote
          stays as it is:
        </p>
        <p>
          <code>npm run kith -- member password NAME --password-stdin</code>
        </p>
        <p>Then change it on the settings page to one that only you know.</p>
      </details>
    </EntrancePage>
  );
}
