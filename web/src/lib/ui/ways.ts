import type { Text } from '../text/text.svelte.ts';
import type { Channel } from './crisis.ts';

/** How a line is reached, in words: "Call 988", "Text HOME to 741741", "Chat online". */
export function wayOf({ type, value: number, keyword }: Channel, text: Text): string {
	const word = keyword?.[text.locale];
	if (type === 'call') return text.say('help.call', { number });
	if (type !== 'text') return text.say('help.chat');
	return word ? text.say('help.text_word', { word, number }) : text.say('help.text_to', { number });
}
