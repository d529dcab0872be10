/** What stands on the paper of a record, space by space. */
import words from 'content:record';
import type { Json } from '../protocol/canonical.ts';
import type { Locale } from '../text/catalogue.ts';
import { dateFormat, regional } from '../text/formats.ts';
import type { Content, PersonView, SpaceView, View, ViewName } from './form.ts';
import { filled, type PaperPart, type PaperSection, type PaperText } from './paper.ts';
import { moneySaid } from './paper-fees.ts';
import { formsIn, measureText } from './paper-measures.ts';
import { momentsIn, momentText, type Moments } from './paper-moments.ts';
import { disclosureText, requestTexts } from './paper-requests.ts';
import type { Words } from './words.ts';

const SHOWN_TWICE_MS = 10 * 60 * 1000; // an author's clock further off than this is shown
const LEVELS: Readonly<Record<number, string>> = { 2: 'elevated', 3: 'urgent' }; // of attention
/** What is folded into views, or stands in no section because it is how the log works. */
const FOLDED = new Set([
	...['', 'seats', 'purpose', 'seat', 'text', 'promise', 'amend', 'file', 'event', 'agenda'],
	...['talked', 'consent', 'note', 'addendum', 'cosigned', 'contact', 'margin', 'safety_answer'],
	...['redirect', 'redirect_pick', 'record_request', 'record_answer', 'record_statement'],
	...['disclosure', 'check_in', 'check_in_answer'],
]);
const SAID_ELSEWHERE = new Set(['type', 'document', 'key', 'hash', 'signature']);
/** Of these 0 says something, and -1 nothing. */
const RATINGS = new Set(['hard', 'helped', 'before', 'after', 'value']);
const TIME = { dateStyle: 'medium', timeStyle: 'short' } as const;

type Names = ReadonlyMap<string, string>;
type Named = Readonly<Record<string, Words>>;

/** Writes in the language of a record, with times in its zone. */
export class PaperParts {
	readonly #content: Content;
	readonly #files: ReadonlyMap<string, string>;
	readonly #requests: ReadonlyMap<string, View>;
	readonly locale: Locale;

	constructor(content: Content) {
		this.#content = content;
		this.locale = content.language;
		const requests = content.spaces.flatMap((space) => space.requests ?? []);
		this.#requests = new Map(requests.map((request) => [request.entry, request]));
		const there = content.files.filter(({ fault }) => !fault);
		this.#files = new Map(there.map(({ entry, file }) => [entry, file]));
	}

	/** A space of the record. */
	part(space: SpaceView): PaperPart {
		const sections = [...this.#sections(space), ...this.#others(space)];
		return {
			title: this.#word(words.purposes, space.purpose),
			note: this.#word(words.readers, space.readers),
			sections: sections.filter(({ texts }) => texts.length > 0),
		};
	}

	mark(mark: string, facts: Readonly<Record<string, string>> = {}): string {
		return filled(this.#word(words.marks, mark), facts);
	}

	/** An instant (ms) in the zone of the practice. */
	when(ms: number): string {
		try {
			const { language, zone } = this.#content;
			const format = dateFormat(regional(language), { ...TIME, timeZone: zone });
			return format.format(ms);
		} catch {
			return `${ms} ms`; // no instant, or a zone that this device does not know
		}
	}

	#word(from: Named, name: string): string {
		return from[name]?.[this.#content.language] ?? name;
	}

	#sections(space: SpaceView): PaperSection[] {
		const names = new Map(space.people.map(({ id, name }) => [id, name]));
		const seated = space.people.filter(({ role }) => role !== 'invite');
		const moments = momentsIn(space.entries);
		const section = (title: ViewName | 'people', texts: readonly PaperText[]) => {
			return { title: this.#word(words.sections, title), texts };
		};
		const views = (name: ViewName, write: (view: View) => PaperText | PaperText[]) => {
			return section(name, (space[name] ?? []).flatMap(write));
		};
		return [
			section(
				'people',
				seated.map((person) => this.#person(person)),
			),
			views('changes', (change) => this.#change(change, names)),
			views('messages', (message) => [this.#said(message, moments), ...this.#asked(message)]),
			views('agenda', (item) => this.#agenda(item)),
			views('consents', (one) => this.#whole(one)),
			views('requests', (one) => requestTexts(this, one)),
			views('contacts', (one) => [this.#message(one), ...this.#asked(one)]),
			views('margins', (one) => this.#message(one)),
			views('disclosures', (one) => disclosureText(this, one)),
			views('notes', (note) => [...this.#note(note), ...this.#asked(note)]),
		];
	}

	/** What was asked to be amended in something stands beside it as well. */
	#asked(one: View): PaperText[] {
		const requests = (one['amendments'] as readonly string[]).map((id) => this.#requests.get(id));
		return requests.flatMap((request) => (request ? requestTexts(this, request) : []));
	}

	#person({ name, credential, role }: PersonView): PaperText {
		const named = [name, credential].filter(Boolean).join(', ') || this.mark('nobody');
		return textOf('', `${named} (${this.#word(words.roles, role)})`);
	}

	#change(change: View, names: Names): PaperText {
		const nobody = this.mark('nobody');
		const who = names.get(str(change['who'])) || nobody;
		const by = names.get(change.author) || nobody;
		const said = filled(this.#word(words.did, str(change['did'])), { who, by });
		return textOf('', `${this.when(change.at)}: ${said}`);
	}

	/** A message; one that is a moment whole. */
	#said(one: View, moments: Moments): PaperText {
		const text = momentText(one, moments, this.locale);
		return { ...this.#message(one), ...(text && { text }) };
	}

	#message(one: View): PaperText {
		const title = `${str(one['name']) || this.mark('nobody')}, ${this.when(one.at)}`;
		const link = one['type'] === 'file' ? (this.#files.get(one.entry) ?? '') : '';
		return { ...textOf(title, this.#wordsOf(one), this.#marks(one)), link };
	}

	#wordsOf(one: View): string {
		const [fault, type, text] = [str(one['fault']), one['type'], str(one['text'])];
		if (fault) return this.#word(words.faults, fault in words.faults ? fault : 'unreadable');
		if (type === 'file') return this.mark('file', { name: text });
		return type === 'event' && text in words.marks ? this.mark(text) : text;
	}

	/** What stands beside a message: earlier words, taken back, urgent, late. */
	#marks(one: View): string {
		const earlier = (one['earlier'] as readonly string[]).filter(Boolean);
		const marks = earlier.map((text) => this.mark('earlier', { text }));
		const isGone = 'withdrawn' in one ? one['withdrawn'] === true : !one['text'];
		if (isGone && !one['fault']) marks.unshift(this.mark('withdrawn'));
		const level = LEVELS[num(one['attention'])];
		if (level) marks.push(this.mark(level));
		const received = Date.parse(str(one['received_at']));
		if (Math.abs(received - one.at) > SHOWN_TWICE_MS) {
			marks.push(this.mark('received', { at: this.when(received) }));
		}
		for (const name of ['show_at', 'until']) {
			if (one[name]) marks.push(this.mark(name, { at: this.when(num(one[name])) }));
		}
		const writer = str(one['writer']);
		if (writer)
			marks.push(this.mark(one['type'] === 'event' ? 'acting' : 'writer', { name: writer }));
		return marks.join(' · ');
	}

	#agenda(item: View): PaperText {
		const title = `${str(item['name'])}, ${this.when(item.at)}`;
		return textOf(title, str(item['text']), item['done'] ? this.mark('done') : '');
	}

	#whole(one: Pick<View, 'at'> & Readonly<Record<string, unknown>>, mark = ''): PaperText {
		const title = `${str(one['name']) || this.mark('nobody')}, ${this.when(one.at)}`;
		return textOf(title, linesOf(one['said'] as Json).join('\n'), mark);
	}

	#note(note: View): PaperText[] {
		const beside = (name: string, mark: string) => {
			return (note[name] as readonly View[]).map((each) => this.#whole(each, this.mark(mark)));
		};
		return [
			this.#whole(note, note['struck'] ? this.mark('struck') : ''),
			...beside('addenda', 'addendum'),
			...beside('cosigned', 'cosigned'),
		];
	}

	/** All that stands under no other heading, by its type; unknown types too. */
	#others({ entries, people }: SpaceView): PaperSection[] {
		const names = new Map(people.map(({ id, name }) => [id, name]));
		const shown = entries.filter(({ type, said }) => said && !FOLDED.has(type));
		const forms = formsIn(entries);
		const titled = new Map<string, PaperText[]>();
		for (const row of shown) {
			const title = this.#word(words.types, row.type in words.types ? row.type : 'other');
			const said = row.said && moneySaid(row.said, this.locale);
			const whole = this.#whole({ ...row, said, name: names.get(row.author) ?? '' });
			const measure = measureText(row, forms, this.locale);
			const text = measure ? { ...whole, text: measure } : whole;
			titled.set(title, [...(titled.get(title) ?? []), text]);
		}
		return [...titled].map(([title, texts]) => ({ title, texts }));
	}
}

function textOf(title: string, text: string, mark = ''): PaperText {
	return { title, text, mark, link: '' };
}

/** What a post says, a line for each thing that it names. */
function linesOf(said: Json | undefined, name = ''): string[] {
	if (Array.isArray(said)) return said.flatMap((value) => linesOf(value, name));
	if (typeof said === 'object') {
		const named = Object.entries(said).filter(([inner]) => !SAID_ELSEWHERE.has(inner));
		return named.flatMap(([inner, value]) => linesOf(value, inner));
	}
	if (said === undefined || said === '' || said === (RATINGS.has(name) ? -1 : 0)) return [];
	return [name ? `${name}: ${said}` : String(said)];
}

const str = (value: unknown): string => (typeof value === 'string' ? value : '');
const num = (value: unknown): number => (typeof value === 'number' ? value : 0);
