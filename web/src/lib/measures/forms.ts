/** Measures of a practice's own, as they travel: the whole measure as JSON (`meantime.measures.forms`). */
import content from 'content:measures';
import { isObject, type JsonObject } from '../protocol/canonical.ts';
import { ProtocolError } from '../protocol/errors.ts';
import { filled, integer, list, object, oneOf, text } from '../protocol/post-fields.ts';
import type { Item, Measure, Option, Score, Words } from './content.ts';
import { faultsOf } from './faults.ts';

/** A measure that ships; undefined if this version of the app has it not. */
export function shipped(measure: string, version: string): Measure | undefined {
	return content.measures.find((each) => each.id === measure && each.version === version);
}

/** Whether a measure of this id ships, in whichever version: no form takes its place. */
export function ships(measure: string): boolean {
	return content.measures.some(({ id }) => id === measure);
}

/** The measure of a form; null where it is none that can be scored. */
export function readForm(form: string): Measure | null {
	try {
		const measure = measureOf(JSON.parse(form));
		return ships(measure.id) || faultsOf(measure).length > 0 ? null : measure;
	} catch {
		return null;
	}
}

/** A measure as a post carries it. */
export function writeForm(measure: Measure): string {
	return JSON.stringify(measure);
}

/** A measure out of what a file or a form says. @throws ProtocolError 'post' if it has not that shape */
export function measureOf(value: unknown): Measure {
	const said = known(value, [
		...['id', 'version', 'title', 'credit', 'licence', 'locales', 'prompt', 'options', 'items'],
		...['score', 'safety'],
	]);
	const credit = known(said['credit'], ['text', 'url']);
	return {
		id: filled(said, 'id'),
		version: filled(said, 'version'),
		title: wordsOf(said['title']),
		credit: { text: text(credit, 'text'), url: text(credit, 'url', '') },
		licence: text(said, 'licence'),
		locales: list(said['locales']).filter((each) => each === 'en' || each === 'es'),
		prompt: wordsOf(said['prompt']),
		options: list(said['options']).map(optionOf),
		items: list(said['items']).map(itemOf),
		score: scoreOf(known(said['score'], SCORE)),
		safety: list(said['safety'] ?? []).map((each) => {
			const watched = known(each, ['item', 'at_least']);
			return { item: filled(watched, 'item'), at_least: integer(watched, 'at_least') };
		}),
	};
}

const SCORE = [
	...['lowest', 'highest', 'better', 'bands'],
	...['positive_at', 'caseness_at', 'reliable'],
];

function scoreOf(said: JsonObject): Score {
	const points = (name: 'positive_at' | 'caseness_at' | 'reliable') =>
		isNone(said[name]) ? {} : { [name]: integer(said, name) };
	return {
		lowest: integer(said, 'lowest'),
		highest: integer(said, 'highest'),
		better: oneOf(said, 'better', ['lower', 'higher']),
		bands: list(said['bands']).map((each) => {
			const band = known(each, ['from', 'id', 'name']);
			const name = band['name'] === undefined ? {} : { name: wordsOf(band['name']) };
			return { from: integer(band, 'from'), id: filled(band, 'id'), ...name };
		}),
		...points('positive_at'),
		...points('caseness_at'),
		...points('reliable'),
	};
}

function itemOf(value: unknown): Item {
	const said = known(value, ['id', 'text', 'scored', 'options']);
	const options = list(said['options'] ?? []).map(optionOf);
	return {
		id: filled(said, 'id'),
		text: wordsOf(said['text']),
		...(isNo(said['scored'] ?? '') && { scored: false }),
		...(options.length > 0 && { options }),
	};
}

/** JSON of others has nulls and booleans, though no post has. */
function isNone(value: unknown): boolean {
	return value === undefined || value === null;
}

function isNo(value: unknown): boolean {
	return value === false;
}

function optionOf(value: unknown): Option {
	const said = known(value, ['value', 'label']);
	return { value: integer(said, 'value'), label: wordsOf(said['label']) };
}

function wordsOf(value: unknown): Words {
	const said = object(value as JsonObject);
	return Object.fromEntries(Object.keys(said).map((locale) => [locale, text(said, locale)]));
}

/** An object that names nothing else: a misspelt name would change what the measure means. */
function known(value: unknown, names: readonly string[]): JsonObject {
	if (!isObject(value) || Object.keys(value).some((name) => !names.includes(name))) {
		throw new ProtocolError('post');
	}
	return value as JsonObject;
}
