import type { Locale } from '../text/catalogue.ts';

const DAY_MS = 86_400_000;

type Checked = 'public-page' | 'not-verified';
type Localised<T = string> = Readonly<Record<Locale, T>>;

export type Channel = Readonly<{
	type: 'call' | 'text' | 'chat' | 'web';
	value: string;
	keyword?: Localised<string | null>;
	note?: Localised;
}>;

export type Line = Readonly<{
	id: string;
	name: Localised;
	channels: readonly Channel[];
	hours: string;
	languages: readonly string[];
	/** Whom it serves where that is not everybody. */
	only_for?: Localised;
	/** The page on which it was read; it comes with `content:whole/crisis_lines` alone. */
	source?: string;
	checked: Checked;
}>;

/** src/meantime/content/crisis_lines.yaml */
export type CrisisLines = Readonly<{
	/** How long it counts that somebody called a line and found it right. */
	max_age_days: number;
	default: Readonly<{ emergency_text: Localised; block_text: Localised }>;
	countries: Readonly<
		Record<
			string,
			Readonly<{
				emergency: Readonly<{ number: string; checked: Checked }>;
				lines: readonly Line[];
			}>
		>
	>;
}>;

/** `number` is empty where no emergency number may be shown. */
export type Help = Readonly<{ number: string; lines: readonly Line[] }>;

/**
 * What to show to someone in `country` (ISO 3166-1) who reads `locale`: lines in that language
 * first, those for everybody before the others, nothing that nobody has checked. Empty for a
 * country that the content does not know.
 */
export function helpFor(content: CrisisLines, country: string, locale: Locale): Help {
	const known = content.countries[country];
	if (!known) return { number: '', lines: [] };
	const { emergency, lines } = known;
	const shown = lines.filter((line) => line.checked !== 'not-verified');
	const serves = ({ languages, only_for }: Line) =>
		2 * Number(languages.some((each) => [locale, 'mul'].includes(each))) + Number(!only_for);
	return {
		number: emergency.checked === 'not-verified' ? '' : emergency.number,
		lines: shown.toSorted((one, other) => serves(other) - serves(one)),
	};
}

/** When somebody of the practice last called a line and found it right (RFC 3339), by its id. */
export type Checks = Readonly<Record<string, string>>;

/** When the practice confirmed a line (ms), 0 if that is too long ago, or never was. */
export function confirmedAt(
	checks: Checks,
	{ id }: Pick<Line, 'id'>,
	{ max_age_days: days }: Pick<CrisisLines, 'max_age_days'>,
	now: number,
): number {
	const at = Date.parse(checks[id] ?? '');
	return now - at <= days * DAY_MS ? at : 0;
}

/** What stands for help in the words of an automatic reply. */
export function valuesOf({ number, lines }: Help, content: CrisisLines, locale: Locale) {
	const [first] = lines;
	const name = first && `${first.name[locale]} (${first.channels[0]?.value ?? ''})`;
	return {
		emergency_number: number || content.default.emergency_text[locale],
		crisis_block: name ?? content.default.block_text[locale],
	};
}

/** Countries for which there is anything to show. */
export function countriesWithHelp(content: CrisisLines): string[] {
	return Object.keys(content.countries).filter((country) => {
		const { number, lines } = helpFor(content, country, 'en');
		return number !== '' || lines.length > 0;
	});
}

/** The address that dials `value` or begins a message to it, with `word` already written. */
export function linkTo(channel: Channel, word: string | null | undefined): string {
	const { type, value } = channel;
	if (type === 'chat' || type === 'web') return value;
	const number = value.replace(/[^\d*#+]/g, '').replace('#', '%23');
	if (type === 'call') return `tel:${number}`;
	return word ? `sms:${number}?&body=${encodeURIComponent(word)}` : `sms:${number}`;
}
