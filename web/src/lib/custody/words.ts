import type { PlainKey } from '../text/catalogue.ts';
import type { Text } from '../text/text.svelte.ts';
import { visible } from '../ui/visible.ts';
import type { SpaceRow } from './view.ts';

const WHY: Readonly<Record<string, PlainKey>> = {
	nokey: 'custody.why_nokey',
	seal: 'custody.why_seal',
	commit: 'custody.why_seal',
};

const SHOWN = 8; // of an id: enough to tell two apart

/** Why the practice cannot open something, in words. */
export function whyBroken(code: string): PlainKey {
	return WHY[code] ?? 'custody.why_log';
}

/** What somebody is called, or words for not having a name. */
export function named(text: Text, name: string): string {
	return visible(name).trim() || text.say('custody.unnamed');
}

/** Whose conversation it is if that is known here, else how it is told from others. */
export function spaceName(text: Text, { space, name }: SpaceRow): string {
	return visible(name).trim() || text.say('custody.space', { id: space.slice(0, SHOWN) });
}
