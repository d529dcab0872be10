import sodium from 'libsodium-wrappers-sumo';

/** Resolves once libsodium is compiled. Await it once per page, worker or process, before anything else here. */
export function ready(): Promise<void> {
	return sodium.ready;
}

export { sodium };
