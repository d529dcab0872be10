/** The page of a demo on which its time moves and it starts over; null outside a demo. */
export function deskAddress(): string | null {
	const mark = document.querySelector<HTMLMetaElement>('meta[name="meantime-demo"]');
	return mark && `${mark.content}${DESK}`;
}

/** Lets the front door of a demo be its desk; runs before the router reads the address. */
export function openDesk(): void {
	const desk = deskAddress();
	const isFrontDoor = desk === `${location.origin}${DESK}` && location.pathname === '/';
	if (isFrontDoor) history.replaceState(history.state, '', DESK);
}

const DESK = '/demo';
