import { Card, Cited, FIRM_WORDS, FIRMNESS, List, Page, REFERENCES } from '#kit';
import './references.css';

const ALL = Object.values(REFERENCES);

/** `/references`: everything that stands behind a "Why?", with what it found and how firm it is. */
export function ReferencesPage() {
  return (
    <Page
      title="What Kith rests on"
      lede="All that stands behind a “Why?” in Kith, the firmest first. Its makers read summaries and openings of these, not every one of them whole; follow a link to judge for yourself."
      width="reading"
    >
      {FIRMNESS.map((firm) => (
        <Card key={firm} title={TITLES[firm]}>
          <p className="references-firm">{FIRM_WORDS[firm]}</p>
          <List
            items={ALL.filter((reference) => reference.firm === firm)}
            keyOf={({ title }) => title}
            label={TITLES[firm]}
          >
            {(reference) => (
              <div className="references-one">
                <p>{reference.found}</p>
                <p className="references-cited">
                  <Cited {...reference} />
                </p>
              </div>
            )}
          </List>
        </Card>
      ))}
    </Page>
  );
}

const TITLES = { firm: 'Firm', some: 'Fairly firm', early: 'Not firm yet' } as const;
