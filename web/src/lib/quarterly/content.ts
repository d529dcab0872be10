/** The questions of the quarterly review (src/meantime/content/rollout.yaml). */
import type { Locale } from '../text/catalogue.ts';

type Localised = Readonly<Record<Locale, string>>;

export type Question = Readonly<{
	id: string;
	/** What counts it, if anything does. */
	metric?: string;
	ask: Localised;
	act_if: Localised;
}>;

/** What is read here of the content. */
export type Quarterly = Readonly<{ version: number; quarterly: readonly Question[] }>;

/** What has to be decided each time, also to change nothing. */
export const ALWAYS_DECIDED = 'rollout.q.policy';
