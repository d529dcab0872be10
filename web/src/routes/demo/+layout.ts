import { error } from '@sveltejs/kit';
import { deskAddress } from '#lib/demo/mark.ts';

/** Outside a demo these pages do not exist. */
export function load(): void {
	if (deskAddress() === null) error(404, 'not found');
}
