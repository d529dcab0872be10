const JOIN = '/join';

let code = '';

/** Takes the code of an invitation out of the address bar and of the tab's history, at once. */
export function eraseFragment(): void {
	const { hash, pathname, search } = location;
	if (pathname !== JOIN || !hash) return;
	code = hash.slice(1);
	history.replaceState(history.state, '', pathname + search);
}

/** Returns the code of the link that opened this page, once; empty if there was none. */
export function takeFragment(): string {
	eraseFragment();
	const taken = code;
	code = '';
	return taken;
}
