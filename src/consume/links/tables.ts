import type { Migration } from '#platform';

export const migrations: Migration[] = [
  {
    name: '0086-consume-keep-link',
    // What is due is asked every few seconds: by an index, however much is kept.
    up: `
alter table keep add column check_at {int};
alter table keep add column failed_since {int};
alter table keep add column gone_since {int};
alter table keep add column failure text;
update keep set check_at = created_at + 86400000 where url is not null;
create index keep_check on keep (check_at) where check_at is not null;
alter table highlight add column folded text not null default '';
update highlight set folded = lower(exact || ' ' || note)`,
  },
  {
    // When the page itself was last there for whoever is not signed in: only then its site's front page instead says something.
    name: '0113-consume-keep-seen',
    up: `
alter table keep add column seen_at {int};
update keep set failed_since = null, gone_since = null, failure = null where failure like '%leads to its front page%'`,
  },
];
