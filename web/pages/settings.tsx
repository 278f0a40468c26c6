import { useQuery } from '@tanstack/react-query';
import { MachineCard } from '../../src/consume/ui/machine/agreement.tsx';
import { Loaded, read, useMember } from '../api/index.ts';
import { Card, Link, Page, ThemeChoice } from '../kit/index.ts';
import { ApiTokens } from './api-tokens.tsx';
import { Invitations } from './invitations.tsx';
import { PasswordForm } from './password-form.tsx';
import './settings.css';

/** `/settings`: the account, this device, and what goes in and out of this Kith. */
export function SettingsPage() {
  const member = useMember();
  return (
    <Page title="Settings">
      <div className="settings">
        <Card title="Account">
          <dl className="settings-facts">
            <dt>Username</dt>
            <dd>{member.name}</dd>
            <dt>Role</dt>
            <dd>{member.isHost ? 'Host of this Kith' : 'Member'}</dd>
          </dl>
          <h3>Change the password</h3>
          <PasswordForm name={member.name} />
        </Card>
        <Card title="Reminders">
          <p className="settings-words">
            <Link href="/settings/reminders">When and how you hear of what is due</Link>: by e-mail,
            on your devices, in your calendar, or not at all.
          </p>
        </Card>
        <Card title="Keeping">
          <p className="settings-words">
            <Link href="/settings/keeping">Ways to keep a page</Link> from your browser, phone or
            programs, and <Link href="/library/import">what you kept elsewhere</Link>.
          </p>
        </Card>
        <Card title="Newsletters by mail">
          <p className="settings-words">
            <Link href="/sources/mailboxes">Which mailbox Kith looks into</Link>, whose letters it
            takes, and whether it keeps what you send to yourself.
          </p>
        </Card>
        <Card title="Finding people">
          <p className="settings-words">
            <Link href="/settings/finding">What Kith learnt from your choices</Link>, why, and the
            way back to how it was shipped; and whether anything is compared by meaning elsewhere.
          </p>
        </Card>
        <MachineCard />
        <Card title="Appearance">
          <p className="settings-words">Kept on this device.</p>
          <ThemeChoice />
        </Card>
        {member.isHost && <Invitations />}
        <ApiTokens />
        <Export />
        <About isHost={member.isHost} />
      </div>
    </Page>
  );
}

/** Plain links: the browser saves what they bring. */
function Export() {
  return (
    <Card title="Take everything with you">
      <p className="settings-words">
        Goals, people with where each value comes from, your assessments and choices, sources, notes
        and moves: all that is yours here. The file holds what you wrote about people, so keep it to
        yourself.
      </p>
      <div className="settings-actions">
        <a className="button" data-tone="quiet" href="/api/v1/export" download>
          Download everything (JSON)
        </a>
        <a className="button" data-tone="quiet" href="/api/v1/export.opml" download>
          Download the sources (OPML)
        </a>
        <a className="button" data-tone="quiet" href="/api/v1/notes/export.zip" download>
          Download the notes (Markdown)
        </a>
      </div>
      <p className="settings-words">
        Notes from Obsidian, Notion, Evernote or another Kith{' '}
        <Link href="/notes/import">come in here</Link>.
      </p>
    </Card>
  );
}

interface AboutView {
  version: string;
  beyond: { isOn: boolean; requestsPerDayMax: number; requestsPerHostMax: number };
}

function About({ isHost }: { isHost: boolean }) {
  const query = useQuery(read<AboutView>('/about'));
  return (
    <Card title="This Kith">
      <Loaded query={query} lines={2} label="Loading what this Kith is">
        {({ version, beyond }) => (
          <dl className="settings-facts">
            <dt>Looking beyond your network</dt>
            <dd>{beyond.isOn ? onWords(beyond) : 'Off: Kith never visits sites of strangers.'}</dd>
            <dt>Version</dt>
            <dd>{version}</dd>
          </dl>
        )}
      </Loaded>
      {isHost && (
        <p className="settings-words">
          <Link href="/settings/jobs">Work in the background</Link>: what waits, runs and has
          failed. Looking beyond is switched with the setting KITH_BEYOND where Kith runs.
        </p>
      )}
    </Card>
  );
}

const onWords = ({ requestsPerDayMax, requestsPerHostMax }: AboutView['beyond']): string =>
  `On: at most ${requestsPerDayMax.toLocaleString('en')} requests a day, ${requestsPerHostMax.toLocaleString('en')} to one site, and only where the site lets programs in.`;
