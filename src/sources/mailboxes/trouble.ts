/** What a member can do about a mailbox that does not answer. Also for screens: no imports. */

const WAIT = 'Nothing to do now: Kith goes on trying, less and less often.';

/** By the code of its trouble. */
export const MAILBOX_ADVICE: Record<string, string> = {
  'mailbox-login':
    'Give the password anew, under Sources → Newsletters by mail. Most providers want an “app password” that you make in your account there. Kith does not try a refused one again by itself.',
  'mailbox-key': 'Give the password anew, under Sources → Newsletters by mail.',
  'mailbox-folder': 'Choose another folder, under Sources → Newsletters by mail.',
  'mailbox-address':
    'Look at the name of the server. One on a network of your own must be allowed by your host (KITH_ALLOW_NET).',
  'mailbox-tls':
    'Look at the server’s name and the kind of encryption. A certificate that your host made must be one this computer trusts (NODE_EXTRA_CA_CERTS).',
  'mailbox-connect': 'Look at the name of the server and the port. Kith goes on trying.',
  'mailbox-timeout': WAIT,
  'mailbox-cut-off': WAIT,
  'mailbox-refused': WAIT,
  'mailbox-gone':
    'Connect it again under Sources → Newsletters by mail, or stop following this source. What you kept stays.',
};
