/** Behind which message help stands. Pure. */
import { isFeeCard } from '../sync/folds/fee-cards.ts';
import type { People } from '../sync/folds/people.ts';
import { ELEVATED } from '../noticed/attention.ts';
import { attentionWith } from './standing.ts';
import type { LetterItem } from './view.ts';

const CARE_TEAM = new Set(['clinician', 'practice']);

/**
 * The gravest message of a client's own that asks for attention, until somebody of the care team
 * has written after it, which what is said of money is not; of several the newest, and empty if there is none. One card is enough: help
 * is the same for all of them.
 */
export function cardOf(letters: readonly LetterItem[], people: People, me: string): string {
	if (people.get(me)?.role !== 'client') return '';
	const isAnswer = ({ author, card }: LetterItem) =>
		CARE_TEAM.has(people.get(author)?.role ?? '') && !(card && isFeeCard(card));
	const open = letters.slice(letters.findLastIndex(isAnswer) + 1).filter(isBy(me));
	const most = Math.max(ELEVATED, ...open.map(attentionWith));
	return open.findLast((each) => attentionWith(each) >= most)?.id ?? '';
}

const isBy = (me: string) => (letter: LetterItem) => letter.author === me;
