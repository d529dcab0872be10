/** Moves the focus to a heading that has just come, so that a screen reader goes on from there. */
export function takeFocus(heading: HTMLElement): void {
	heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
}

/** Moves the focus to a field that has just come, to be written in at once. */
export function takeWriting(field: HTMLElement): void {
	field.focus();
}
