import { hourOf, outcomeOf, type Named } from '../noticed/outcome.ts';
import content from 'content:safety_card';
import { URGENT } from '../noticed/attention.ts';
import type { Stage } from '../noticed/card.ts';
import { sayIn, type Values } from '../noticed/words.ts';
import type { Text } from '../text/text.svelte.ts';
import type { HelpPlace } from '../ui/help.svelte.ts';
import { nameOf } from './people.ts';
import { whenOf, type Promised } from './promise.ts';
import type { KnownAlert, Urgent } from './urgent.ts';
import type { Standing } from './standing.ts';
import type { Answered, ThreadView } from './view.ts';

const REFUSED = {
	message: 'noticed.refused_message',
	correction: 'noticed.refused_correction',
	raise: 'noticed.refused_raise',
	answer: 'noticed.refused_answer',
} as const;
const WAITS = {
	correction: 'noticed.alert_waits_correction',
	raise: 'noticed.alert_waits_raise',
	answer: 'noticed.alert_waits_answer',
} as const;

/** What a card is told of its conversation. */
export type Told = Readonly<{
	view: ThreadView;
	urgent: Urgent | null;
	promised: Promised | null;
	place: HelpPlace;
	text: Text;
}>;

/** What came, or will come, of a message that asks for `attention`, in words. */
export function outcomeFor(
	{ view, urgent, place, text }: Told,
	stage: Stage,
	attention: number,
	alert: KnownAlert | null = null,
): string {
	const { wakes = '', looksAt = 0 } = urgent ?? {};
	const at = alert?.takenAt || alert?.toldAt || 0;
	const named = namedIn({ view, urgent, place, text }, at);
	return outcomeOf({ stage, attention, wakes, looksAt, alert }, named, text.locale);
}

/** What came of a message that is in the conversation, in words. */
export function outcomeOfSent(told: Told, standing: Standing): string {
	const { attention, unsent, isRefused, alert } = standing;
	if (unsent && isRefused) return told.text.say(REFUSED[unsent]);
	if (unsent === 'message') return outcomeFor(told, 'kept', attention);
	if (unsent) return told.text.say(WAITS[unsent]);
	return outcomeFor(told, 'sent', attention, alert);
}

/** What the last answer to the question did, in words; empty where that is said already. */
export function thanksFor(
	said: Answered | undefined,
	{ attention, unsent, isRefused }: Standing,
	values: Values,
	text: Text,
): string {
	if (!said) return '';
	const { before, before_elevated: quiet, after } = content.answers[said.answer];
	const isBefore = said.at === 0;
	if (isBefore && unsent === 'message' && isRefused) return '';
	if (isBefore) return sayIn(text.locale, attention >= URGENT ? before : quiet, values);
	if (said.fate === 'sent') return sayIn(text.locale, after, values);
	const isSaid = unsent === 'answer' || said.fate === 'refused'; // what was refused has a notice
	return isSaid ? '' : text.say('noticed.kept_answer');
}

/** Whom an urgent message wakes at this hour, as the practice chose; empty where nobody knows. */
export function hourFor(told: Told): string {
	return hourOf(told.urgent?.wakes ?? '', namedIn(told, 0), told.text.locale);
}

function namedIn({ view, urgent, place, text }: Omit<Told, 'promised'>, at: number): Named {
	return {
		therapist: nameOf(view.other, text),
		practice: place.practice?.name ?? '',
		when: urgent?.looksAt ? whenIn(text, urgent.looksAt) : '',
		at: at ? text.time(at) : '',
	};
}

/** By when somebody reads what the server has, or is sent now, in words; empty where nobody knows. */
export function readByIn({ urgent, text }: Told): string {
	return urgent?.looksAt ? whenIn(text, urgent.looksAt) : '';
}

/** Who reads next, and when, as a sentence; empty where nobody promises it. */
export function readsIn({ view, promised, text }: Told): string {
	if (!promised) return '';
	const { cover } = promised;
	const reader = view.people.find(({ id }) => id === cover?.id);
	const colleague = reader?.name || text.say('thread.a_colleague');
	const name = cover ? colleague : nameOf(view.other, text);
	return text.say('thread.reads', { name, when: whenIn(text, promised.readsAt) });
}

function whenIn(text: Text, at: number): string {
	return text.say('thread.at', whenOf(at, text.now(), text.locale));
}
