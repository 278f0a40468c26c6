export type { MailFailure } from './failure.ts';
export {
  createMail,
  type Mail,
  type Mailed,
  type MailMessage,
  type MailOptions,
  type MailSettings,
} from './mail.ts';
