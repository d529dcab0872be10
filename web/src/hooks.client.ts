import { eraseFragment } from '#lib/join/fragment.ts';

/** Runs before the router reads the address. */
export function init(): void {
	eraseFragment();
}
