import { Link, Outlet } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  errorWords,
  probe,
  signOut,
  useIsProgramMissing,
  useIsReachable,
  useMember,
} from '../api/index.ts';
import {
  ErrorBoundary,
  HelpSheet,
  Menu,
  type MenuItem,
  MissingBanner,
  OfflineBanner,
  type Theme,
  ToastRegion,
  toast,
  useGo,
  useShortcut,
  useTheme,
} from '../kit/index.ts';
import { Mark } from './mark.tsx';
import { Navigation, NavigationKeys, useFurtherPages } from './navigation.tsx';

/** What surrounds every page of a member: skip link, menu, messages, shortcuts. */
export function Shell({ capture }: { capture?: ReactNode }) {
  const [isHelpOpen, setHelpOpen] = useState(false);
  const isReachable = useIsReachable();
  const isMissing = useIsProgramMissing();
  useShortcut('?', 'Show keyboard shortcuts', () => setHelpOpen(true));
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <header className="shell-head">
        <Link to="/" className="shell-brand" aria-label="Kith, start page">
          <Mark />
          <span>Kith</span>
        </Link>
        {capture}
        <Navigation />
        <MemberMenu onHelp={() => setHelpOpen(true)} />
      </header>
      <div className="shell-body">
        <main id="main" tabIndex={-1}>
          <ErrorBoundary part="This page">
            <Outlet />
          </ErrorBoundary>
        </main>
      </div>
      <NavigationKeys />
      <ToastRegion>
        <OfflineBanner isOffline={!isReachable} onRetry={() => void probe()} />
        <MissingBanner isMissing={isMissing && isReachable} />
      </ToastRegion>
      <HelpSheet isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

const themes: readonly { theme: Theme; label: string }[] = [
  { theme: 'device', label: 'Appearance: as the device' },
  { theme: 'light', label: 'Appearance: light' },
  { theme: 'dark', label: 'Appearance: dark' },
];

function MemberMenu({ onHelp }: { onHelp: () => void }) {
  const member = useMember();
  const go = useGo();
  const [theme, setTheme] = useTheme();
  const further = useFurtherPages();
  const leave = async () => {
    try {
      await signOut();
    } catch (error) {
      toast(`You are still signed in. ${errorWords(error).message}`, { tone: 'danger' });
    }
  };
  const items: MenuItem[] = [
    ...further.map(({ address, label }) => ({
      id: address,
      label,
      onPress: () => go(address),
    })),
    {
      id: 'help',
      label: 'Keyboard shortcuts',
      aside: '?',
      startsGroup: further.length > 0,
      onPress: onHelp,
    },
    { id: 'references', label: 'What Kith rests on', onPress: () => go('/references') },
    ...themes.map(({ theme: choice, label }, at) => ({
      id: choice,
      label,
      aside: choice === theme ? 'chosen' : undefined,
      startsGroup: at === 0,
      onPress: () => setTheme(choice),
    })),
    { id: 'leave', label: 'Sign out', startsGroup: true, onPress: () => void leave() },
  ];
  return (
    <div className="shell-member">
      <Menu
        tone="plain"
        aria-label={`${member.displayName}: settings and sign out`}
        label={<span className="shell-member-name">{member.displayName}</span>}
        items={items}
      />
    </div>
  );
}
