import { useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Button, Link, toast, When } from '#kit';
import { call, refresh, sayNotDone } from '#web-api';
import { CARD_FIELDS } from '../directory/limits.ts';
import type { PersonView } from '../directory/schema.ts';

type Group = PersonView['fields'][number];
type Value = Group['values'][number];

export interface PersonFieldsProps {
  personId: number;
  fields: readonly Group[];
}

/** Values under their names, each with where it came from in words; what is kept for other programs folded below. */
export function PersonFields({ personId, fields }: PersonFieldsProps) {
  const ofCards = fields.filter((group) => CARD_FIELDS.includes(group.field));
  const others = fields.filter((group) => !CARD_FIELDS.includes(group.field));
  const kept = ofCards.flatMap((group) => {
    const values = group.values.filter(({ title }) => title === null);
    return values.length > 0 ? [{ ...group, values }] : [];
  });
  return (
    <>
      <Values personId={personId} fields={[...others, ...ofCards.flatMap(toldBy)]} />
      {kept.length > 0 && (
        <details className="person-card-lines">
          <summary>Kept of their card for other programs</summary>
          <p>Kith does not use this, and gives it back when you export the person as a card.</p>
          <Values personId={personId} fields={kept} />
        </details>
      )}
    </>
  );
}

/** What the lines of a card tell a reader, under titles of their own. */
function toldBy(group: Group): Group[] {
  const told = Map.groupBy(group.values, ({ title }) => title);
  return [...told].flatMap(([title, values]) =>
    title === null ? [] : [{ ...group, title, values }],
  );
}

function Values({ personId, fields }: PersonFieldsProps) {
  return (
    <dl className="person-fields">
      {fields.map((group) => (
        <Fragment key={`${group.field} ${group.title}`}>
          <dt>{group.title}</dt>
          <dd>
            {group.values.map((value) => (
              <OneValue key={value.value} personId={personId} group={group} value={value} />
            ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function OneValue({ personId, group, value }: { personId: number; group: Group; value: Value }) {
  const takeBack = useTakeBack(personId);
  const byHand = value.provenance.find((one) => one.origin === 'hand');
  return (
    <div className="person-value" data-past={value.pastAt !== null || undefined}>
      <div className="person-value-words">
        {value.href ? (
          <Link href={value.href}>{value.shown}</Link>
        ) : (
          <span className="person-value-text">{value.shown}</span>
        )}
        {value.pastAt !== null && (
          <div className="person-provenance">
            <b>Past:</b> no list has it any more since <When at={value.pastAt} />
          </div>
        )}
        {value.provenance.map((one) => (
          <div key={one.id} className="person-provenance">
            {one.words}, <When at={one.notedAt} />
          </div>
        ))}
      </div>
      {byHand && (
        <Button
          size="s"
          tone="plain"
          aria-label={`Take back ${group.title}: ${value.shown}`}
          onPress={() => void takeBack(group, value, byHand.id)}
        >
          Take back
        </Button>
      )}
    </div>
  );
}

/** Removes what was typed in by hand; undo types it in again. */
function useTakeBack(personId: number) {
  const client = useQueryClient();
  const done = () => refresh(client, '/people');
  return async ({ field, title }: Group, { value }: Value, fieldId: number) => {
    const undo = () =>
      call('POST', `/people/${personId}/fields`, { field, value })
        .catch(sayNotDone)
        .finally(() => void done());
    try {
      await call('DELETE', `/people/${personId}/fields/${fieldId}`);
      toast(`Took back ${title}`, { undo: () => void undo() });
    } catch (error) {
      sayNotDone(error);
    }
    await done();
  };
}
