/** Requests about a record on its paper: what was asked and said to it, also beside the item. */
import words from 'content:record_requests';
import { nameOf } from '../requesting/words.ts';
import type { Locale } from '../text/catalogue.ts';
import type { View } from './form.ts';
import type { PaperText } from './paper.ts';

type Facts = Readonly<Record<string, string>>;
/** How a paper writes instants and marks. */
export type Writing = Readonly<{
	locale: Locale;
	when: (ms: number) => string;
	mark: (mark: string, facts?: Facts) => string;
}>;
type Json = Readonly<Record<string, unknown>>;

const BASIS = ['address', 'what', 'purpose', 'basis'];
const ACCOUNTED = ['on', 'to', 'what', 'purpose'];
const EVERY = [
	...words.exceptions,
	...words.disclosures,
	...Object.values(words.grounds).flatMap((named) => named),
];

/** A request and all that was said to it, a text for each. */
export function requestTexts(paper: Writing, request: View): PaperText[] {
	const said = request['said'] as Json;
	const by = str(said['by']);
	const asked = [
		paper.mark(`request_${str(request['kind'])}`),
		...told(said, 'text', 'to'),
		...(by ? [paper.mark('request_by', { name: by })] : []),
	];
	const days = { on: str(request['asked_on']), due: str(request['due_on']) };
	const extension = request['extension'] as View | null;
	const statements = request['statements'] as readonly View[];
	return [
		textOf(paper, request, asked, paper.mark('request_due', days)),
		...(extension ? [answerText(paper, extension)] : []),
		...(request['answers'] as readonly View[]).map((each) => answerText(paper, each)),
		...statements.map((each) => {
			const mark = paper.mark(each['by_client'] ? 'disagrees' : 'replies');
			return textOf(paper, each, told(each['said'] as Json, 'text'), mark);
		}),
	];
}

/** A disclosure: the day and to whom, what, what for, on what basis. */
export function disclosureText(paper: Writing, disclosed: View): PaperText {
	const kind = nameOf(words.disclosures, str(disclosed['kind']), paper.locale);
	return {
		title: `${str(disclosed['on'])}: ${str(disclosed['to'])} (${kind})`,
		text: told(disclosed, ...BASIS).join('\n'),
		mark: paper.mark('noted_by', { name: str(disclosed['name']) || paper.mark('nobody') }),
		link: '',
	};
}

function answerText(paper: Writing, answer: View): PaperText {
	const said = answer['said'] as Json;
	const reasons = told(said, 'ground', 'exception').map((id) => nameOf(EVERY, id, paper.locale));
	const accounting = said['accounting'] as { disclosures?: readonly Json[] } | undefined;
	const lines = (accounting?.disclosures ?? []).map((each) => {
		return ACCOUNTED.map((name) => str(each[name])).join(' · ');
	});
	const mark = paper.mark(`answer_${str(said['outcome'])}`, { until: str(said['until']) });
	return textOf(paper, answer, [...reasons, ...told(said, 'text', 'amendment'), ...lines], mark);
}

function told(said: Json, ...names: readonly string[]): string[] {
	return names.map((name) => str(said[name])).filter(Boolean);
}

function textOf(paper: Writing, one: View, lines: readonly string[], mark: string): PaperText {
	const title = `${str(one['name']) || paper.mark('nobody')}, ${paper.when(one.at)}`;
	return { title, text: lines.join('\n'), mark, link: '' };
}

const str = (value: unknown): string => (typeof value === 'string' ? value : '');
