/** Moves the focus to a heading that has just come, so that a screen reader goes on from there. */
export function takeFocus(heading: HTMLElement): void {
	heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
}
