/**
 * Whether the model may look at what a client writes. Three have to say yes, else it does not: the
 * practice has switched it on, no law of where it or the client is refuses it, and the client has
 * agreed to the text as it is now. What is not known is a no.
 */
import type { PracticeDetails } from '../api/shapes/practices.ts';
import type { ModelSwitch } from '../api/shapes/safety.ts';
import type { ModelChoice } from './folds/safety.ts';
import type { Vault } from './vault.ts';

const SWITCH = 'model-switch';

/** Somewhere that nobody names, in ISO 3166. */
export const ELSEWHERE = 'ZZ';

/** Why it looks or does not; `refused` is the place whose law refuses it, empty for none. */
export type ModelState = Readonly<{
	kind: 'off' | 'unknown' | 'refused_here' | 'not_asked' | 'declined' | 'text_changed' | 'agreed';
	refused: string;
}>;

/** What the present text says: its version, and the places that refuse the model. */
export type Terms = Readonly<{ version: number; refused: readonly string[] }>;

/** What is known of the practice; null for what is not. */
export type KnownPractice = Readonly<{ switched: ModelSwitch | null; country: string | null }>;

export function stateOf(
	{ switched, country }: KnownPractice,
	choice: ModelChoice | null,
	{ version, refused }: Terms,
): ModelState {
	if (switched === null || country === null) return { kind: 'unknown', refused: '' };
	const there = refusedIn([country, switched.region], refused);
	if (there) return { kind: 'refused_here', refused: there };
	if (!switched.is_on) return { kind: 'off', refused: '' };
	if (choice === null) return { kind: 'not_asked', refused: '' };
	if (choice.choice === 'declined') return { kind: 'declined', refused: '' };
	if (choice.text !== version) return { kind: 'text_changed', refused: '' };
	const here = refusedIn([choice.place], refused);
	return { kind: here ? 'refused_here' : 'agreed', refused: here };
}

/** The first of the refusing places that one of `places` is or lies in; empty for none. */
export function refusedIn(places: readonly string[], refused: readonly string[]): string {
	const asked = new Set(places.flatMap((place) => [place, place.split('-')[0] ?? '']));
	return refused.find((id) => asked.has(id)) ?? '';
}

/** Whether the model looks, by what this device keeps: nobody who writes waits for the server. */
export async function mayLook(vault: Vault, choice: ModelChoice | null): Promise<boolean> {
	if (choice?.choice !== 'agreed') return false;
	const [{ default: terms }, known] = await Promise.all([
		import('content:model_consent'),
		keptPractice(vault),
	]);
	return stateOf(known, choice, terms).kind === 'agreed';
}

/** What this device keeps of the practice. */
export async function keptPractice({ local }: Vault): Promise<KnownPractice> {
	const details = await local.kept<PracticeDetails>('practice');
	const switched = await local.kept<ModelSwitch>(SWITCH);
	return { switched, country: details?.country ?? null };
}

/** Asks for the practice's switch, and keeps it; without a connection what was kept stands. */
export async function learnSwitch({ http, local }: Vault): Promise<void> {
	try {
		await local.keep(SWITCH, await http.get<ModelSwitch>('/safety/model'));
	} catch {
		return; // what was known before counts
	}
}
