/** What changed since another time, in words. Pure but for the texts. */
import type { Step } from '../measures/measured.ts';
import type { Text } from '../text/text.svelte.ts';

/** For a client: points and a direction, and better or worse only where it is no chance. */
export function changeFor({ points, change }: Step, text: Text): string {
	const by = { points: text.number(Math.abs(points)) };
	if (change === 'better') return text.say('measure.better', by);
	if (change === 'worse') return text.say('measure.worse', by);
	if (change === 'same') return text.say('measure.same');
	if (points === 0) return text.say('measure.equal');
	return text.say(points > 0 ? 'measure.higher' : 'measure.lower', by);
}

/** For staff: reliably or not, with the points. */
export function reliablyFor({ points, change }: Step, text: Text): string {
	const by = { points: signed(points, text) };
	if (change === 'better') return text.say('measures.better', by);
	if (change === 'worse') return text.say('measures.worse', by);
	return text.say(change === 'same' ? 'measures.same' : 'measures.unknown_change', by);
}

/** Points with their sign, which a minus must not lose when it is read out. */
export function signed(points: number, text: Text): string {
	if (points === 0) return text.number(0);
	return `${points > 0 ? '+' : '−'}${text.number(Math.abs(points))}`;
}
