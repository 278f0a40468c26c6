export type { MailboxFailure, MailboxTrouble } from './failure.ts';
export {
  inMailbox,
  type LetterHead,
  type MailboxAnswer,
  type MailboxLogin,
  type OpenMailbox,
} from './open.ts';
