import { type CSSProperties, useState } from 'react';
import type { JourneyView } from '../schema.ts';
import { placeIn, type Timeline as Shape, timelineOf } from '../timeline-rules.ts';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** When what happened, as a picture. The parts below it say the same in words. */
export function Timeline({ journey }: { journey: JourneyView }) {
  const [now] = useState(() => Date.now());
  const shape = timelineOf(journey, now);
  if (shape.lanes.length === 0) return null;
  const counts = shape.lanes.map(({ name, points }) => `${name}: ${points.length}`).join(', ');
  return (
    <figure className="timeline">
      <figcaption className="visually-hidden">
        {`What happened when, from ${DAY.format(shape.from)} to ${DAY.format(shape.to)}. ${counts}. Each is listed below.`}
      </figcaption>
      <div className="timeline-lanes" aria-hidden="true">
        {shape.lanes.map((lane) => (
          <div key={lane.name} className="timeline-lane">
            <span className="timeline-name">{lane.name}</span>
            <span className="timeline-track">
              {lane.points.map(({ at, words }, place) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: two things may be of one moment and one name.
                  key={`${at} ${place}`}
                  className="timeline-point"
                  title={`${DAY.format(at)}: ${words}`}
                  style={{ '--at': placeIn(shape, at) } as CSSProperties}
                />
              ))}
            </span>
          </div>
        ))}
        {journey.confidence.length > 1 && (
          <ConfidenceLane shape={shape} confidence={journey.confidence} />
        )}
        <div className="timeline-ends">
          <span>{DAY.format(shape.from)}</span>
          <span>{DAY.format(shape.to)}</span>
        </div>
      </div>
    </figure>
  );
}

interface ConfidenceLaneProps {
  shape: Shape;
  confidence: JourneyView['confidence'];
}

/** How sure one was, as steps: between two answers nobody knows. */
function ConfidenceLane({ shape, confidence }: ConfidenceLaneProps) {
  const x = (at: number) => 100 * placeIn(shape, at);
  const path = confidence
    .map(({ at, value }, place) =>
      place === 0 ? `M${x(at)} ${100 - value}` : `H${x(at)}V${100 - value}`,
    )
    .join('');
  const last = confidence.at(-1);
  return (
    <div className="timeline-lane" data-kind="confidence">
      <span className="timeline-name">Confidence, now {last?.value}</span>
      <span className="timeline-track">
        <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none">
          <path d={`${path}H100`} vectorEffect="non-scaling-stroke" />
        </svg>
      </span>
    </div>
  );
}
