/** What is true of a message that asks for attention, with all that its writer said of it. Pure. */
import { attentionOfAnswer, URGENT } from '../noticed/attention.ts';
import type { Answered, LetterItem } from './view.ts';
import type { KnownAlert } from './urgent.ts';
import type { Waits } from './waits.ts';

export type Standing = Readonly<{
	/** What the message and its answers ask for together. */
	attention: number;
	/** What has not reached the server, and asks for more than what has; empty if nothing. */
	unsent: Waits | 'answer';
	/** Whether the server would not take that. */
	isRefused: boolean;
	/** What came of it, null as long as that is not known. */
	alert: KnownAlert | null;
}>;

type Letter = Pick<
	LetterItem,
	'id' | 'attention' | 'asked' | 'fate' | 'waits' | 'amends' | 'answers'
>;

/** What a message asks for together with what was said of it later. Nothing lowers it. */
export function attentionWith({ attention, answers }: Pick<Letter, 'attention' | 'answers'>) {
	return Math.max(attention, ...later(answers).map(({ answer }) => attentionOfAnswer(answer)));
}

export function standingOf(item: Letter, alerts: readonly KnownAlert[]): Standing {
	const attention = attentionWith(item);
	const alert = alertFor(item, alerts);
	const nothing = { attention, unsent: '', isRefused: false, alert } as const;
	const isRefused = item.fate === 'refused';
	if (item.waits === 'message') return { ...nothing, unsent: 'message', isRefused };
	if (alert && !isSeen(alert)) return nothing; // somebody is told of it, whatever else waits
	const answer = later(item.answers).findLast(
		(each) => each.fate !== 'sent' && attentionOfAnswer(each.answer) === URGENT,
	);
	if (answer) return { ...nothing, unsent: 'answer', isRefused: answer.fate === 'refused' };
	return item.attention > item.asked ? { ...nothing, unsent: item.waits, isRefused } : nothing;
}

/**
 * The alert of a message, whichever of its entries opened it: one that nobody has taken, then one
 * that is not closed.
 */
function alertFor({ id, amends, answers }: Letter, alerts: readonly KnownAlert[]) {
	const entries = [id, ...amends, ...answers.map((each) => each.id)];
	const own = alerts.filter(({ entry }) => entries.includes(entry));
	const unseen = own.filter((each) => !isSeen(each));
	const open = own.filter(({ isClosed }) => !isClosed);
	const alarm = later(answers).findLast(({ answer }) => attentionOfAnswer(answer) === URGENT);
	// Of an answer after all that was looked after nobody is known to have looked.
	const isLooked = !alarm || own.some(({ entry }) => entry === alarm.id);
	const seen = isLooked && (open.at(-1) ?? own.at(-1));
	return (unseen.findLast(({ toldAt }) => toldAt) ?? unseen.at(-1) ?? seen) || null;
}

/** Whoever has taken an alert, or closed it, may not know of what was written since. */
function isSeen({ takenAt, isClosed }: KnownAlert): boolean {
	return takenAt > 0 || isClosed;
}

/** What was said before sending went with the message. */
function later(answers: readonly Answered[]): readonly Answered[] {
	return answers.filter(({ at }) => at > 0);
}
