/** Pages that a link with a code in it opens. */
const PLACES = new Set(['/join', '/found']);

let code = '';

/** Takes the code of a link out of the address bar and of the tab's history, at once. */
export function eraseFragment(): void {
	const { hash, pathname, search } = location;
	if (!PLACES.has(pathname) || !hash) return;
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
