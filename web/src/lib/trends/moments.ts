const OFFLINE_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * When something was written (ms): its author's word, which counts for what was written offline,
 * but not where it lies ahead of the server's or two weeks and more behind it.
 */
export function writtenAt(at: number, receivedAt: number): number {
	return at <= receivedAt && receivedAt - at < OFFLINE_MS ? at : receivedAt;
}
