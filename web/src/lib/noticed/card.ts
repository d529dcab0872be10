/** What a card may truthfully say. Pure. */
import type { Answer } from '../protocol/safety-posts.ts';
import { URGENT } from './attention.ts';
import type { AlertKey } from './words.ts';

/** Where the words are: still in the box, kept on this device, or with the server. */
export type Stage = 'drafting' | 'kept' | 'sent';

/** What is known of an urgent message; `wakes` empty and times 0 where it is not. */
export type Known = Readonly<{
	stage: Stage;
	attention: number;
	wakes: string;
	looksAt: number;
	/** Of this message, once the server says that there is one. */
	alert: Alerted | null;
}>;

/**
 * Whom an alert went to, as a key of `who`, empty if nobody knows, and when; 0 for nobody yet.
 * `takenAt` is when somebody said that they look after it, 0 until then.
 */
export type Alerted = Readonly<{
	told: string;
	toldAt: number;
	takenAt: number;
	isClosed: boolean;
}>;

/** What came, or will come, of an alert. What is not known is never guessed. */
export function alertOf({ stage, attention, wakes, looksAt, alert }: Known): AlertKey {
	if (attention < URGENT) {
		if (stage === 'drafting') return 'drafting_elevated';
		return stage === 'kept' ? 'kept_elevated' : 'sent_elevated';
	}
	if (stage === 'kept') return 'kept';
	if (stage === 'drafting') {
		if (wakes === 'nobody') return looksAt ? 'drafting_nobody' : 'drafting_unknown';
		return wakes ? 'drafting_told' : 'drafting_unknown';
	}
	if (!alert) return 'sent_unknown';
	if (alert.isClosed) return 'closed';
	if (alert.takenAt) return 'sent_taken';
	if (alert.toldAt) return 'sent_told';
	if (wakes === 'nobody') return looksAt ? 'sent_nobody' : 'sent_unknown';
	return wakes ? 'sent_telling' : 'sent_unknown';
}

/** Whether help stands whole: who is safe, or was misread, keeps a line of it. */
export function isBrief(answer: Answer | ''): boolean {
	return answer === 'yes' || answer === 'misread';
}

/** Whether what makes calling hard is asked: one thing at a time, and only of whom it may help. */
export function asksBarrier(answer: Answer | ''): boolean {
	return answer === 'no' || answer === 'unsure';
}
