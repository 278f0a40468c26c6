import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Card, Checkbox, Link, Page, RadioGroup, useAddressValue } from '#kit';
import type { PeoplePage } from '#people';
import { Loaded, read } from '#web-api';
import { PEOPLE_FILES, PEOPLE_FORMATS, type PeopleFormat } from '../../exports/limits.ts';
import './cards.css';

const CHOICES = PEOPLE_FORMATS.map((format) => ({
  value: format,
  label: PEOPLE_FILES[format].title,
  description: PEOPLE_FILES[format].about,
}));

/** `/people/export`: people as a file for other programs; all, or whom the address means by a filter. */
export function ExportPeople() {
  const asked = useFilter();
  const isFiltered = asked.size > 0;
  const [format, setFormat] = useState<PeopleFormat>('vcard');
  const [isWithNotes, setWithNotes] = useState(true);
  const isOpml = format === 'opml';
  const query = new URLSearchParams([...asked, ['format', format]]);
  if (!isWithNotes) query.set('notes', 'no');
  return (
    <Page
      title="Export people"
      lede="A file for your address book, a spreadsheet or another program."
      above={<Link href="/people">People</Link>}
    >
      <div className="cards-page">
        <Who asked={asked} isFiltered={isFiltered} />
        <RadioGroup
          label="As what"
          value={format}
          onChange={(chosen) => setFormat(PEOPLE_FORMATS.find((one) => one === chosen) ?? 'vcard')}
          choices={CHOICES}
        />
        {!isOpml && (
          <Checkbox
            label="With notes"
            description="What is noted about people goes into the file for whoever gets it to read."
            isChecked={isWithNotes}
            onChange={setWithNotes}
          />
        )}
        <p className="cards-actions">
          <a
            className="button"
            data-tone="primary"
            href={`/api/v1/export/people?${query}`}
            download
          >
            Download {PEOPLE_FILES[format].title}
          </a>
        </p>
        <Card title="What never leaves this way" tone="sunken">
          <p>
            What you think of people: your assessments and observations, how you stand to them, and
            what passed between you. You find all of that in{' '}
            <Link href="/settings">Take everything with you</Link>, which is for you alone. Bring
            this file back in, and the same people are recognised, not made twice.
          </p>
        </Card>
      </div>
    </Page>
  );
}

function Who({ asked, isFiltered }: { asked: URLSearchParams; isFiltered: boolean }) {
  const count = new URLSearchParams(asked);
  count.delete('ids');
  count.set('limit', '1');
  const ids = asked.get('ids')?.split(',').length;
  const query = useQuery({ ...read<PeoplePage>(`/people?${count}`), enabled: ids === undefined });
  if (ids !== undefined) return <Count total={ids} isFiltered />;
  return (
    <Loaded query={query} lines={1} label="Counting the people">
      {({ total }) => <Count total={total ?? 0} isFiltered={isFiltered} />}
    </Loaded>
  );
}

function Count({ total, isFiltered }: { total: number; isFiltered: boolean }) {
  const people = total === 1 ? '1 person' : `${total.toLocaleString('en')} people`;
  if (!isFiltered && total === 0)
    return (
      <p role="status">
        Nobody is in your directory yet. <Link href="/sources/import">Bring in people</Link> first.
      </p>
    );
  if (!isFiltered) return <p role="status">Everyone in your directory: {people}.</p>;
  return (
    <p role="status">
      Whom you filtered or chose: {people}.{' '}
      <Link href="/people/export">Export everyone instead</Link>
    </p>
  );
}

/** The filter of the list one comes from, as it stands in the address. */
function useFilter(): URLSearchParams {
  const [typed] = useAddressValue('q');
  const [search] = useAddressValue('search');
  const [has] = useAddressValue('has');
  const [lacks] = useAddressValue('lacks');
  const [origin] = useAddressValue('origin');
  const [batch] = useAddressValue('batch');
  const [employer] = useAddressValue('employer');
  const [list] = useAddressValue('list');
  const [addedSince] = useAddressValue('addedSince');
  const [ids] = useAddressValue('ids');
  const given = {
    search: search ?? typed,
    has,
    lacks,
    origin,
    batch,
    employer,
    list,
    addedSince,
    ids,
  };
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]): [string, string][] =>
      value ? [[name, value]] : [],
    ),
  );
}
