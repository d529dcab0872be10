/** What is noted of a disclosure as it is made. Source: 45 CFR 164.528(b)(2). */
import type { Disclosed } from '../protocol/request-posts.ts';
import { plus } from './days.ts';

const NEEDED = ['on', 'to', 'what', 'purpose', 'kind', 'basis'] as const;

export function nothingDisclosed(on: string): Disclosed {
	return { on, to: '', what: '', purpose: '', kind: '', basis: '', address: '' };
}

/** Whether it says when, to whom, what, what for, of which kind and on what basis. */
export function isWhole(said: Partial<Disclosed>): boolean {
	return NEEDED.every((field) => said[field]?.trim());
}

/** Whether a field for a day holds one that has come, by the day `today`. */
export function hasCome(on: string, today: string): boolean {
	return on !== '' && on <= today && plus(on, 0) === on;
}
