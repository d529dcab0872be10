import type { Category } from '../protocol/reply-posts.ts';
import type { Place } from '../replying/saved.ts';
import type { Key } from '../text/catalogue.ts';

/** What categories are called. */
export const CATEGORY_NAMES = {
	brief: 'saved.brief',
	practice: 'saved.practice',
	strength: 'saved.strength',
	clarify: 'saved.clarify',
	boundary: 'saved.boundary',
	redirect: 'saved.redirect',
	safety: 'saved.safety',
	logistics: 'saved.logistics',
	repair: 'saved.repair',
	closing: 'saved.closing',
} as const satisfies Readonly<Record<Category, Key>>;

/** Whose a reply is. */
export const PLACES = {
	shipped: 'saved.from_shipped',
	practice: 'saved.from_practice',
	personal: 'saved.from_personal',
} as const satisfies Readonly<Record<Place, Key>>;

/** What was done just now. */
export const SAID = {
	kept: 'saved.said_kept',
	hidden: 'saved.said_hidden',
	back: 'saved.said_back',
} as const;

/** What has to be mended. */
export const FAULTS = {
	empty: 'saved.empty',
	too_long: 'saved.too_long',
	strange: 'saved.strange',
} as const;

/** What became of a time that was named, to whoever named it. */
export const MOVED = {
	moved: 'saved.moved',
	cancelled: 'saved.cancelled',
	passed: 'saved.passed',
} as const;

/** The same, to the client; of what had passed they know. */
export const MOVED_FOR_CLIENT = {
	moved: 'saved.moved_client',
	cancelled: 'saved.cancelled_client',
	passed: '',
} as const;
