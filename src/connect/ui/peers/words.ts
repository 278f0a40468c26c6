import { asHeading } from '#kit';
import type { PeerRequestView, PeerView, Reason } from '../../peers/schema.ts';

/** Why two may have something for each other, as one reads it. */
export function reasonWords({ kind, mine, theirs, words }: Reason): string {
  const by = words.length === 0 ? '' : ` (${words.join(', ')})`;
  if (kind === 'they-can') return `“${theirs}” touches your goal “${asHeading(mine)}”${by}.`;
  if (kind === 'i-can') return `They want to: ${theirs}. You can be asked about “${mine}”${by}.`;
  return `You both work on it: they want to ${theirs}, you want to ${mine}${by}.`;
}

/** Within which limits somebody can be asked; empty where they set none. */
export function limitWords(peer: Omit<PeerView, 'reasons'>): string {
  const said = [
    peer.languages.join(', '),
    peer.channel,
    peer.sharesLanguage ? '' : 'You named no language in common',
    peer.takesMore ? '' : 'Takes no more questions just now',
  ].filter((words) => words !== '');
  return said.length === 0 ? '' : `${said.map(asHeading).join('. ')}.`;
}

/** "Bo asks for your help". */
export function requestTitle({ side, kind, peer }: PeerRequestView): string {
  if (side === 'received')
    return kind === 'ask' ? `${peer.name} asks for your help` : `${peer.name} offers you help`;
  return kind === 'ask' ? `You asked ${peer.name}` : `You offered ${peer.name} help`;
}

/** What somebody wrote down to be reached by, as an address where it is one. */
export function hrefOf(contact: string): string | null {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(contact)) return `mailto:${contact}`;
  return /^https?:\/\/\S+$/iu.test(contact) ? contact : null;
}
