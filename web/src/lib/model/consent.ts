/** The text by which a client agrees to the model, and where a law refuses it: both are content. */
import { ELSEWHERE, type ModelState } from '../sync/model-state.ts';
import { fill, type Locale } from '../text/catalogue.ts';

export type Words = Readonly<Record<Locale, string>>;

export type ModelConsent = Readonly<{
	version: number;
	refused: readonly string[];
	title: Words;
	sections: readonly Readonly<{ id: string; text: Words }>[];
	place: Readonly<
		Record<'question' | 'choose' | 'missing' | 'in_country' | 'elsewhere' | 'said', Words>
	>;
	answers: Readonly<Record<'agree' | 'decline' | 'take_back', Words>>;
	states: Readonly<Record<ModelState['kind'], Words>>;
}>;

/** A place whose law refuses it. */
export type Refusal = Readonly<{
	id: string;
	name: Words;
	law: string;
	section: string;
	why: Words;
}>;

/** The places among which somebody says where they are: their country, what refuses, elsewhere. */
export function placesFor(
	country: string,
	refusals: readonly Refusal[],
	{ place }: ModelConsent,
	locale: Locale,
): { value: string; name: string }[] {
	const name = countryName(country, locale);
	return [
		{ value: '', name: place.choose[locale] },
		{ value: country, name: fill(place.in_country[locale], { country: name }) },
		...refusals.map((each) => ({ value: each.id, name: each.name[locale] })),
		{ value: ELSEWHERE, name: place.elsewhere[locale] },
	];
}

/** Why a law refuses it there, and which; empty where none does. */
export function lawOf(place: string, refusals: readonly Refusal[], locale: Locale): string {
	const refusal = refusals.find(({ id }) => id === place);
	return refusal ? `${refusal.why[locale]} ${lawNamed(refusal)}.` : '';
}

/** What holds now, in a sentence. */
export function saidOf(
	{ kind, refused }: ModelState,
	{ states }: ModelConsent,
	refusals: readonly Refusal[],
	locale: Locale,
): string {
	const refusal = refusals.find(({ id }) => id === refused);
	const values = refusal && { place: refusal.name[locale], law: lawNamed(refusal) };
	return fill(states[kind][locale], values);
}

function lawNamed({ law, section }: Refusal): string {
	return `${law}, ${section}`;
}

/** The name of where somebody has said that they are; of a part of a country its code. */
export function placeNamed(
	place: string,
	refusals: readonly Refusal[],
	consent: ModelConsent,
	locale: Locale,
): string {
	if (place === ELSEWHERE) return consent.place.elsewhere[locale];
	const refusal = refusals.find(({ id }) => id === place);
	return refusal?.name[locale] ?? (place.length > 2 ? place : countryName(place, locale));
}

function countryName(country: string, locale: Locale): string {
	return country && (new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country);
}
