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
];
