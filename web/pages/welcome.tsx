import { EntrancePage } from '../shell/entrance-page.tsx';
import { EntranceForm } from './entrance-form.tsx';
import { Erased } from './erased.tsx';

/** The very first page: what Kith is, and the first account. */
export function Welcome() {
  return (
    <EntrancePage
      title="Welcome to Kith"
      lede="Kith helps you learn what your work asks of you from the people who can help: you set a
        goal, it shows who fits, why, and what they do not cover yet. Everything you write stays on
        this server, private to you, until you share it."
    >
      <Erased />
      <h2 className="entrance-step">Make the first account</h2>
      <EntranceForm path="/members/first" isNew action="Make my account" next="/" />
    </EntrancePage>
  );
}
