/** What of a moment goes to a conversation, as its writer chooses. Pure. */
import type { MomentCard } from '#lib/sync/folds/card-posts.ts';
import type { MomentParts } from '#lib/sync/moments.ts';
import type { Text } from '#lib/text/text.svelte.ts';

const WORDS = ['text', 'feelings', 'intensity', 'urge', 'instead', 'tags'] as const;
const LONGEST_TITLE = 120;

/** A part that can be left out; files by their place. */
export type Part = (typeof WORDS)[number] | `file ${number}`;

/** All that was said of a moment. */
export function allParts(moment: MomentCard): Part[] {
	const isSaid = {
		text: moment.text !== '',
		feelings: moment.feelings.length > 0,
		intensity: moment.intensity >= 0,
		urge: moment.urge !== '' || moment.urge_strength >= 0,
		instead: moment.instead !== '',
		tags: moment.tags.length > 0,
	};
	const files = moment.files.map((_, place): Part => `file ${place}`);
	return [...WORDS.filter((part) => isSaid[part]), ...files];
}

/** The moment with what was chosen alone. When it was always goes along. */
export function chosenOf(
	moment: MomentCard,
	chosen: readonly Part[],
): { parts: MomentParts; files: number[] } {
	const has = (part: Part) => chosen.includes(part);
	return {
		parts: {
			at: moment.at,
			zone: moment.zone || 'UTC',
			text: has('text') ? moment.text : '',
			feelings: has('feelings') ? moment.feelings : [],
			intensity: has('intensity') ? moment.intensity : -1,
			urge: has('urge') ? moment.urge : '',
			urge_strength: has('urge') ? moment.urge_strength : -1,
			instead: has('instead') ? moment.instead : '',
			tags: has('tags') ? moment.tags : [],
		},
		files: moment.files.map((_, place) => place).filter((place) => has(`file ${place}`)),
	};
}

/** How it stands on the list for the session: its first words. */
export function titleOf({ text: said, feelings, urge }: MomentParts, text: Text): string {
	const words = said || text.list(feelings) || urge || text.say('moment.name');
	const [line = ''] = words.split('\n');
	return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE)}…` : line;
}
