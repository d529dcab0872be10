/** Somebody has stopped a walk: no failure, and it can be gone on with. */
export class Stopped extends Error {
	override readonly name = 'Stopped';
}
