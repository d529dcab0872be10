import { createContext } from 'svelte';

const CHOICE = 'meantime.keys';
const EDITABLE = 'input, textarea, select, [contenteditable], dialog *';

/** Whether single letters work as keys; remembered on this device. They never do in a field. */
export class SingleKeys {
	#isOn = $state(localStorage.getItem(CHOICE) !== 'off');

	get isOn(): boolean {
		return this.#isOn;
	}

	set isOn(isOn: boolean) {
		this.#isOn = isOn;
		localStorage.setItem(CHOICE, isOn ? 'on' : 'off');
	}

	/** The letter that was pressed on its own outside of any field; empty for anything else. */
	letterOf(event: KeyboardEvent): string {
		const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
		if (!this.#isOn || ctrlKey || metaKey || altKey || isComposing || key.length !== 1) return '';
		return target instanceof Element && target.matches(EDITABLE) ? '' : key.toLowerCase();
	}
}

export const [getSingleKeys, setSingleKeys] = createContext<SingleKeys>();
