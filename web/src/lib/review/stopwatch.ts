const TICK_MS = 5_000;
const IDLE_MS = 60_000; // who has touched nothing for so long is not reviewing

/**
 * Counts the time in which a page is visible and in use, and hands it to `spend` in small pieces.
 * Returns how to stop.
 */
export function countTime(spend: (ms: number) => void): () => void {
	let touched = performance.now();
	const touch = () => {
		touched = performance.now();
	};
	const kinds = ['pointerdown', 'pointermove', 'keydown', 'scroll'] as const;
	for (const kind of kinds) addEventListener(kind, touch, { passive: true, capture: true });
	const timer = setInterval(() => {
		const isUsed = performance.now() - touched < IDLE_MS;
		if (isUsed && document.visibilityState === 'visible') spend(TICK_MS);
	}, TICK_MS);
	return () => {
		clearInterval(timer);
		for (const kind of kinds) removeEventListener(kind, touch, { capture: true });
	};
}
