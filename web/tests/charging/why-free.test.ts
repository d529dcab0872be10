import { expect, test } from 'vitest';
import { parsePost } from '../../src/lib/protocol/posts.ts';
import { Templates, whyFree } from '../../src/lib/charging/why-free.ts';

const known = new Templates([
	{
		category: 'logistics',
		text: 'Thank you for letting me know. Your session is now {next_session}.',
	},
	{ category: 'redirect', text: 'This is big enough for a talk. {offer_times}' },
	{ category: 'safety', text: 'I am glad that you told me. Please call [[the number]] now.' },
	{ category: 'brief', text: 'Thank you, that helps me to understand.' },
	{ category: 'logistics', text: '{name}' },
]);

const saying = (text: string, fields: object = {}) => ({
	attention: 1,
	post: parsePost({ type: 'text', text, ...fields }),
	text,
	isWithdrawn: false,
});

test.each([2, 3])('what answers a message of attention %i is always free', (attention) => {
	const reply = { ...saying('A long thought about what you wrote.'), attention };
	expect(whyFree(reply, known)).toBe('urgent');
});

test('what was taken back costs nothing', () => {
	expect(whyFree({ ...saying(''), isWithdrawn: true }, known)).toBe('withdrawn');
});

test.each([
	['Thank you for letting me know. Your session is now Thursday, 3 PM.', 'scheduling'],
	['Thank  you for letting me know.\nYour session is now tomorrow.', 'scheduling'],
	['This is big enough for a talk. Friday or Monday?', 'redirect'],
	['I am glad that you told me. Please call 555 0100 now.', 'urgent'],
	['Thank you, that helps me to understand.', ''],
	['Thank you for letting me know. I thought about what you wrote on your mother.', ''],
	['Ada', ''], // a template of nothing but a place to fill in tells nothing
])('"%s" is %s', (text, why) => {
	expect(whyFree(saying(text), known)).toBe(why);
});

test('a short word with an appointment in it is about scheduling, a long one is not', () => {
	const named = [{ appointment: 'a', at: 1 }];
	expect(whyFree(saying('See you on Thursday.', { named }), known)).toBe('scheduling');
	expect(whyFree(saying(`${'Much to say. '.repeat(20)}Thursday.`, { named }), known)).toBe('');
});

test.each([
	[{ type: 'promise', text: 'I answer tomorrow.', until: 1 }, 'scheduling'],
	[{ type: 'event', what: 'in_session' }, 'scheduling'],
	[{ type: 'homework', homework: 'h', title: 'A walk', zone: 'UTC' }, 'prompt'],
])('%o is free', (post, why) => {
	const opened = parsePost(post);
	expect(whyFree({ attention: 1, post: opened, text: '', isWithdrawn: false }, known)).toBe(why);
});

test('a text with signs that mean something to a computer is taken as it stands', () => {
	const odd = new Templates([
		{ category: 'logistics', text: 'See you (or not) at 3.30 [[when]]?' },
	]);
	expect(odd.whyOf('See you (or not) at 3.30 on Monday?')).toBe('scheduling');
	expect(odd.whyOf('See you or not at 3x30 on Monday?')).toBe('');
});
