import { behaviours } from './behaviours/index.ts';
import { journeys } from './journey/index.ts';
import { roomOfParts } from './parts.ts';
import { portraits } from './portrait/index.ts';
import { recall } from './recall/index.ts';
import { reviews } from './reviews/index.ts';

export { exportBehaviours } from './behaviours/export.ts';
export { type MapAsked, mapOf } from './behaviours/map.ts';
export { type BehaviourFilter, behavioursOf } from './behaviours/queries.ts';
export { record } from './behaviours/record.ts';
export type { BehaviourView, MapView } from './behaviours/schema.ts';
export { type JourneyView, journeyOf } from './journey/index.ts';
export { portraitsOf } from './portrait/index.ts';
export { exportRecall, recallDue } from './recall/index.ts';
export { exportReviews, exportWeeks, reviewsOf, weekOf, weekReview } from './reviews/index.ts';

export const reflect = roomOfParts('reflect', [behaviours, recall, reviews, journeys, portraits]);
