/** The words of the card: src/meantime/content/safety_card.yaml, and the values in them. */
import type { Answer } from '../protocol/safety-posts.ts';
import { fill, type Locale } from '../text/catalogue.ts';
import type { Channel, CrisisLines, Help } from '../ui/crisis.ts';

export type Words = Readonly<Record<Locale, string>>;
export type Way = 'call' | 'text' | 'plan';

export type Barrier = Readonly<{
	id: string;
	label: Words;
	answer: Words;
	leads_to: Way;
	needs?: readonly string[];
	otherwise?: Words;
}>;

export type AlertKey =
	| `drafting_${'told' | 'nobody' | 'unknown' | 'elevated'}`
	| `hour_${'told' | 'nobody'}`
	| 'kept'
	| 'kept_elevated'
	| `sent_${'taken' | 'told' | 'telling' | 'nobody' | 'unknown' | 'elevated'}`
	| 'closed';

export type CardWords = Readonly<{
	who: Readonly<Record<string, Words>>;
	cards: Readonly<
		Record<'urgent' | 'elevated', Readonly<{ title: Words; lead: Words; lead_unknown: Words }>>
	>;
	noticed: Readonly<Record<'words' | 'own_list' | 'where' | 'match' | 'why_label' | 'why', Words>>;
	alert: Readonly<Record<AlertKey, Words>>;
	question: Words;
	answers: Readonly<
		Record<Answer, Readonly<{ label: Words; before: Words; before_elevated: Words; after: Words }>>
	>;
	barriers: Readonly<{ question: Words; lead: Words; choices: readonly Barrier[] }>;
	unchecked: Readonly<Record<'language' | 'failed' | 'file', Words>>;
	urgency: Readonly<{
		question: Words;
		answers: readonly Readonly<{ value: number; label: Words }>[];
	}>;
	own_space: Readonly<Record<'text' | 'tell', Words>>;
}>;

export type Values = Readonly<Record<string, string>>;

/** A text in a language with its values. */
export function sayIn(locale: Locale, words: Words, values: Values = {}): string {
	return fill(words[locale], values);
}

/** The answer to a barrier; another where a value that it needs is not there. */
export function answerTo({ answer, needs = [], otherwise }: Barrier, values: Values): Words {
	return needs.every((each) => values[each]) ? answer : (otherwise ?? answer);
}

/** The ways to people that a card offers first; null where a country has none. */
export type Ways = Readonly<{ call: Channel | null; text: Channel | null; values: Values }>;

export function waysOf({ number, lines }: Help, content: CrisisLines, locale: Locale): Ways {
	const first = (type: Channel['type']) => {
		const line = lines.find(({ channels }) => channels.some((each) => each.type === type));
		return { line, channel: line?.channels.find((each) => each.type === type) ?? null };
	};
	const [call, text] = [first('call'), first('text')];
	const own = lines.find(({ languages, channels }) => languages.includes(locale) && channels[0]);
	const nameOf = (line = call.line) =>
		line ? `${line.name[locale]} (${line.channels[0]?.value ?? ''})` : '';
	const word = text.channel?.keyword?.[locale];
	return {
		call: call.channel,
		text: text.channel,
		values: {
			emergency_number: number || content.default.emergency_text[locale],
			crisis_line: nameOf() || content.default.block_text[locale],
			text_line: [word, text.channel?.value].filter(Boolean).join(' → '),
			language_line: own ? nameOf(own) : '',
		},
	};
}
