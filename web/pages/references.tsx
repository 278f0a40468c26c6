import { asHeading, Card, Cited, FIRM_WORDS, FIRMNESS, List, Page, REFERENCES } from '#kit';
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
        <Card key={firm} title={FIRM_WORDS[firm].title}>
          <p className="references-firm">{asHeading(FIRM_WORDS[firm].means)}</p>
          <List
            items={ALL.filter((reference) => reference.firm === firm)}
            keyOf={({ title }) => title}
            label={FIRM_WORDS[firm].title}
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
