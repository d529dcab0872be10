import type { CheckIn } from '../sync/folds/check-ins.ts';
import type { Text } from '../text/text.svelte.ts';
import { visible } from '../ui/visible.ts';
import type { Question } from './view.ts';

/** How a question is answered, in words. */
export function wayOf({ way, low, high, options }: Question, text: Text): string {
	if (way === 'choice') return options.map(visible).join(' · ');
	if (way === 'message') return text.say('checkin.no_answer');
	if (way === 'words') return text.say('checkin.in_words');
	return low || high
		? text.say('checkin.on_slider', { low: visible(low), high: visible(high) })
		: text.say('checkin.from_to');
}

/** How a check-in is answered, in words. */
export function scaleOf({ kind, ask, low, high, options }: CheckIn, text: Text): string {
	return wayOf({ way: kind, ask, low, high, options }, text);
}
