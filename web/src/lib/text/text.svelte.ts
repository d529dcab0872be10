import { createContext } from 'svelte';
import {
	bestLocale,
	fill,
	type Catalogue,
	type Key,
	type Locale,
	type Values,
} from './catalogue.ts';
import { dateFormat, regional } from './formats.ts';

const RECENT_MS = 6 * 24 * 60 * 60 * 1000;
const CHOICE = 'meantime.locale';

type Texts = Partial<Catalogue>;
/** Some of the texts, in each language. */
export type Part = Readonly<Record<Locale, () => Promise<Texts>>>;

/**
 * What comes with the first page, what is said before there is an account, and what most pages say.
 * A part of the app that is fetched late brings what it alone says: see `later/`.
 */
const PARTS = {
	first: {
		en: async () => (await import('./en/first.ts')).first,
		es: async () => (await import('./es/first.ts')).first,
	},
	joining: {
		en: async () => (await import('./en/joining.ts')).joining,
		es: async () => (await import('./es/joining.ts')).joining,
	},
	founding: {
		en: async () => (await import('./en/founding.ts')).founding,
		es: async () => (await import('./es/founding.ts')).founding,
	},
	whole: {
		en: async () => (await import('./en.ts')).en,
		es: async () => (await import('./es.ts')).es,
	},
} satisfies Record<string, Part>;

/** What the pages say, in the language of the person: English or Spanish. */
export class Text {
	#locale: Locale;
	#catalogue = $state.raw<Texts>({});
	/** How far (ms) the server's clock is ahead of this device's. */
	aheadMs = $state(0);
	readonly #parts: Part[] = [];

	constructor(locale: Locale) {
		this.#locale = $state(locale);
	}

	get locale(): Locale {
		return this.#locale;
	}

	/** Returns the text `key` with its places filled. */
	say<K extends Key>(key: K, ...[values]: Values<K>): string {
		const said = this.#catalogue[key];
		if (said === undefined) throw new Error(`${key} is said before it was fetched`);
		return fill(said, values);
	}

	/** Fetches a part of the texts: nothing of it can be said before. */
	learn(name: keyof typeof PARTS): Promise<void> {
		return this.#learn(PARTS[name]);
	}

	/** Resolves to a part of the app once what it says is fetched too. */
	async with<T>(fetched: Promise<T>, texts: Promise<{ texts: Part }>): Promise<T> {
		await this.#learn((await texts).texts);
		return fetched;
	}

	async #learn(part: Part): Promise<void> {
		if (this.#parts.includes(part)) return;
		const locale = this.#locale;
		const texts = await part[locale]();
		if (locale !== this.#locale) return this.#learn(part);
		if (!this.#parts.includes(part)) this.#parts.push(part);
		this.#catalogue = { ...this.#catalogue, ...texts };
	}

	/** Switches to `locale` and remembers it on this device. */
	async speak(locale: Locale): Promise<void> {
		const parts = await Promise.all(this.#parts.map((part) => part[locale]()));
		this.#catalogue = Object.assign({}, ...parts) as Texts;
		this.#locale = locale;
		localStorage.setItem(CHOICE, locale);
	}

	/** The server's time in ms, by which the pages say what is today. */
	now(): number {
		return Date.now() + this.aheadMs;
	}

	/** Hour and minute in the device's zone, as the language writes them. */
	time(at: number): string {
		return this.#format(at, { timeStyle: 'short' });
	}

	/** Weekday and date in the device's zone. */
	day(at: number): string {
		return this.#format(at, { weekday: 'long', month: 'long', day: 'numeric' });
	}

	/** The day of the week in the device's zone. */
	weekday(at: number): string {
		return this.#format(at, { weekday: 'long' });
	}

	/** Date and time in the device's zone, short enough for a list. */
	moment(at: number): string {
		return this.#format(at, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' });
	}

	/** The time alone for today, with the weekday within six days, else with the date. */
	recent(at: number): string {
		if (this.date(at) === this.date(this.now())) return this.time(at);
		const isRecent = Math.abs(this.now() - at) < RECENT_MS;
		if (!isRecent) return this.moment(at);
		return this.#format(at, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
	}

	/** The date with its year, in the device's zone. */
	date(at: number): string {
		return this.#format(at, { dateStyle: 'long' });
	}

	/** A number as the language writes it. */
	number(n: number): string {
		return new Intl.NumberFormat(this.#locale).format(n);
	}

	/** Several things in one phrase: "one, two and three". */
	list(things: readonly string[]): string {
		return new Intl.ListFormat(this.#locale, { type: 'conjunction' }).format(things);
	}

	#format(at: number, options: Intl.DateTimeFormatOptions): string {
		return dateFormat(regional(this.#locale), options).format(at);
	}
}

/** Reads the language chosen before on this device, else the browser's, with its first texts. */
export async function loadText(): Promise<Text> {
	const chosen = localStorage.getItem(CHOICE);
	const text = new Text(bestLocale(chosen ? [chosen] : navigator.languages));
	await text.learn('first');
	return text;
}

export const [getText, setText] = createContext<Text>();
