/** Runs `action` while nobody else of this browser, tab or service worker, works on these rows. */
export function outboxLock<Result>(
	account: string,
	space: string,
	action: () => Promise<Result>,
): Promise<Result> {
	return navigator.locks.request(`meantime/outbox/${space}/${account}`, action);
}
