import { occurrences, MOST_TIMES } from '../sync/schedule.ts';
import type { Locale } from '../text/catalogue.ts';
import { quickQuestion } from './quick.ts';
import type { Question, Way } from './view.ts';

const YEAR_MS = 366 * 24 * 3_600_000;
const MOST_OPTIONS = 8;

/** What is being put together of a question, and when it leaves. */
export class Asking {
	way = $state<Way>('words');
	ask = $state('');
	low = $state('');
	high = $state('');
	/** What can be chosen, a line each. */
	lines = $state('');
	when = $state<'now' | 'later'>('now');
	/** The first time, by the clock of the zone (RFC 3339 without one). */
	first = $state('');
	every = $state('0');
	times = $state('4');

	/** What can be chosen. */
	get options(): string[] {
		return this.lines
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean);
	}

	get question(): Question {
		const { way, ask, low, high, options } = this;
		return { way, ask: ask.trim(), low: low.trim(), high: high.trim(), options };
	}

	get isAgain(): boolean {
		return this.every !== '0';
	}

	/** Whether as many times are wanted as can be sealed in advance. */
	get isCountWrong(): boolean {
		const count = Number(this.times);
		return this.isAgain && !(Number.isInteger(count) && count >= 2 && count <= MOST_TIMES);
	}

	get areOptionsWrong(): boolean {
		const count = this.options.length;
		return this.way === 'choice' && (count < 2 || count > MOST_OPTIONS);
	}

	/** When it leaves (ms): at once, or at each of these. */
	timesIn(zone: string, now: number): number[] {
		if (this.when === 'now') return [now];
		if (!this.first || this.isCountWrong) return [];
		const count = this.isAgain ? Number(this.times) : 1;
		return occurrences(this.first, zone, Number(this.every), count);
	}

	/** What is wrong with the first time. */
	faultIn(zone: string, now: number): 'later.no_time' | 'later.past' | 'later.far' | '' {
		if (this.when === 'now' || this.isCountWrong) return '';
		const [at = NaN] = this.timesIn(zone, now);
		if (Number.isNaN(at)) return 'later.no_time';
		if (at <= now) return 'later.past';
		return at > now + YEAR_MS ? 'later.far' : '';
	}

	/** Whether it can leave as it is. */
	isReady(zone: string, now: number): boolean {
		const isWhole = this.ask.trim() !== '' && !this.areOptionsWrong && !this.isCountWrong;
		return isWhole && this.faultIn(zone, now) === '';
	}

	/** Begins with a usual question. */
	begin(id: string, locale: Locale): void {
		const found = quickQuestion(id, locale);
		if (!found) return;
		const { options, ...rest } = found;
		Object.assign(this, rest, { lines: options.join('\n') });
	}

	/** Forgets what has left; how and when are likely the same for the next one. */
	clear(): void {
		Object.assign(this, { ask: '', low: '', high: '', lines: '', first: '', when: 'now' });
		this.every = '0';
	}
}
