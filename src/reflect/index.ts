import type { Room } from '#platform';
import { behaviours } from './behaviours/index.ts';
import { causes } from './causes/index.ts';
import { checks } from './checks/index.ts';
import { erasePerson } from './erase-person.ts';
import { journeys } from './journey/index.ts';
import { roomOfParts } from './parts.ts';
import { portraits } from './portrait/index.ts';
import { recall } from './recall/index.ts';
import { reviews } from './reviews/index.ts';
import { time } from './time/index.ts';
import { tools } from './tools/index.ts';

export { exportBehaviours } from './behaviours/export.ts';
export { exportChecks, stalledGoals } from './checks/index.ts';
export { portraitsOf } from './portrait/index.ts';
export { exportRecall, recallDue } from './recall/index.ts';
export { exportReviews, exportWeeks, weekOf, weekReview } from './reviews/index.ts';
export { exportTools } from './tools/index.ts';

const parts = [behaviours, tools, checks, recall, reviews, causes, journeys, portraits, time];

export const reflect: Room = { ...roomOfParts('reflect', parts), erasePerson };
