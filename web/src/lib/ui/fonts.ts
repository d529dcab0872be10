const LONGEST_WAIT_MS = 400;
const FACES = ['1em "Atkinson Next"', '600 1em "Literata"'];

/** Resolves once the fonts have come, so that nothing moves then; or when nobody should wait longer. */
export async function fontsOrSoon(): Promise<void> {
	const loading = Promise.allSettled(FACES.map((face) => document.fonts.load(face)));
	await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))]);
}
