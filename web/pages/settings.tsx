import { useQuery } from '@tanstack/react-query';
import { MachineCard } from '../../src/consume/ui/machine/agreement.tsx';
import { Loaded, read, useMember } from '../api/index.ts';
import { Card, Link, List, Page, ThemeChoice } from '../kit/index.ts';
import { ApiTokens } from './api-tokens.tsx';
import { EraseAccount } from './erase-account.tsx';
import { Invitations } from './invitations.tsx';
import { Members } from './members.tsx';
import { PasswordForm } from './password-form.tsx';
import './settings.css';

const PAGES = [
  {
    href: '/settings/reminders',
    title: 'Reminders',
    words: 'When and how you hear of what is due: by e-mail, on your devices, in your calendar.',
  },
  {
    href: '/settings/keeping',
    title: 'Ways to keep a page',
    words: 'From your browser, phone or programs.',
  },
  {
    href: '/library/import',
    title: 'What you kept elsewhere',
    words: 'Bring it in, or take out what you keep here.',
  },
  {
    href: '/sources/mailboxes',
    title: 'Newsletters by mail',
    words: 'Which mailbox Kith looks into, whose letters it takes, and what you send to yourself.',
  },
  {
    href: '/settings/finding',
    title: 'What Kith learnt from your choices',
    words: 'The way back to how it was shipped, and whether meaning is compared elsewhere.',
  },
] as const;

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
        </Card>
        <Card title="More settings">
          <List items={PAGES} keyOf={({ href }) => href} label="More settings">
            {({ href, title, words }) => (
              <>
                <Link href={href}>{title}</Link>
                <p className="settings-words">{words}</p>
              </>
            )}
          </List>
        </Card>
        <MachineCard />
        <Card title="Appearance">
          <p className="settings-words">Kept on this device.</p>
          <ThemeChoice />
        </Card>
        {member.isHost && <Members />}
        {member.isHost && <Invitations />}
        <ApiTokens />
        <Card title="Change the password">
          <PasswordForm name={member.name} />
        </Card>
        <Export />
        <About isHost={member.isHost} />
        <EraseAccount member={member} />
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
