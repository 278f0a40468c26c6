import { Link, Page } from '#kit';
import { Deletions } from './deletions.tsx';
import { HowLong } from './how-long.tsx';
import { Learnt } from './learnt.tsx';
import { Mutes } from './mutes.tsx';
import './calm.css';

/** `/stream/choices`: what a member decided that their stream shows, and what not; each can be taken back. */
export function CalmPage() {
  return (
    <Page
      title="What your stream shows"
      width="reading"
      above={<Link href="/stream">Stream</Link>}
      lede="What you decided for your stream. Each can be taken back."
    >
      <div className="calm">
        <HowLong />
        <Mutes />
        <Learnt />
        <Deletions />
      </div>
    </Page>
  );
}
