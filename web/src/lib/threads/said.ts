/** What a message carries of what was noticed in it, as it is sealed. Pure. */
import type { Carried } from '../noticed/found.ts';
import type { JsonObject } from '../protocol/canonical.ts';

export function saidWith({ noticed, answer }: Carried): JsonObject {
	return {
		...(noticed.length > 0 && { noticed: [...noticed] }),
		...(answer && { answer }),
	};
}
