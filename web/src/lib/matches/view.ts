import type { Tier } from '../screening/packs.ts';
import type { Said } from '../sync/folds/safety.ts';

/** Where in a message, by code points, a rule has matched; and why, in each language. */
export type Found = Readonly<{
	rule: string;
	tier: Tier;
	start: number;
	end: number;
	/** Null for a word of the client's own list: why, the clinician knows. */
	reason: Readonly<Record<'en' | 'es', string>> | null;
}>;

/** What somebody of the care team holds of a match. */
export type Verdict = 'right' | 'false_alarm';

/** What is known of one message of a client. */
export type Noted = Readonly<{
	/** What this device finds in it by today's rules and list. */
	found: readonly Found[];
	/** The rules for which the client's own device showed help. */
	noticed: readonly string[];
	/** What the client said of themselves, before sending and after. */
	said: readonly Said[];
	mark: Verdict | '';
}>;

/** By message: those in which something was found, noticed or said. */
export type SpaceMatches = Readonly<Record<string, Noted>>;
