import { drag, grabAt, type Grab } from './drag.ts';
import type { Hours } from './hours.svelte.ts';
import type { DayForm } from './week.ts';

const DAY = 1440;
const REACH_PX = { mouse: 8, other: 16 } as const;

/** How a drawing of a week lies: the minute at a place of it (0 to 1 either way), and its scale. */
export type Plan = Readonly<{
	minuteAt: (x: number, y: number) => number;
	/** Minutes per pixel of a drawing as large as `box`. */
	scale: (box: DOMRect) => number;
}>;

type Step = Readonly<{ before: DayForm[]; after: string }>;

/** A week whose picture is dragged, and the way back. */
export class Dragging {
	readonly #hours: Hours;
	#before: DayForm[] | null = null;
	#grab: Grab | null = null;
	#steps = $state.raw<readonly Step[]>([]);
	/** The day that was changed last, -1 before. */
	day = $state(-1);
	/** Whether the last change can be taken back: not once the fields have changed something else. */
	readonly canUndo = $derived.by(() => {
		return this.#steps.length > 0 && this.#steps.at(-1)?.after === JSON.stringify(this.#days);
	});

	constructor(hours: Hours) {
		this.#hours = hours;
	}

	/** Makes a drawing one that can be dragged. */
	on(plan: Plan) {
		return (svg: SVGSVGElement): (() => void) => {
			const here = new AbortController();
			const { signal } = here;
			svg.addEventListener(
				'pointerdown',
				(event) => {
					this.#start(svg, event, plan);
				},
				{ signal },
			);
			svg.addEventListener(
				'pointermove',
				(event) => {
					this.#move(svg, event, plan);
				},
				{ signal },
			);
			svg.addEventListener(
				'pointerup',
				() => {
					this.#end();
				},
				{ signal },
			);
			svg.addEventListener(
				'pointercancel',
				() => {
					this.#cancel();
				},
				{ signal },
			);
			document.addEventListener(
				'keydown',
				({ key }) => {
					if (key === 'Escape') this.#cancel();
				},
				{ signal },
			);
			return () => {
				here.abort();
			};
		};
	}

	/** Takes the last change back. */
	undo(): void {
		const { before } = this.#steps.at(-1) ?? {};
		if (!this.canUndo || !before) return;
		this.#steps = this.#steps.slice(0, -1);
		this.#put(before);
	}

	get #days(): DayForm[] {
		return this.#hours.form?.days ?? [];
	}

	#start(svg: SVGSVGElement, event: PointerEvent, plan: Plan): void {
		if (event.button !== 0 || this.#grab) return;
		const px = event.pointerType === 'mouse' ? REACH_PX.mouse : REACH_PX.other;
		const reach = px * plan.scale(svg.getBoundingClientRect());
		this.#before = $state.snapshot(this.#days);
		this.#grab = grabAt(this.#before, minuteOf(svg, event, plan), reach);
		svg.setPointerCapture(event.pointerId);
	}

	#move(svg: SVGSVGElement, event: PointerEvent, plan: Plan): void {
		if (!this.#grab || !this.#before) return;
		const days = drag(this.#before, this.#grab, minuteOf(svg, event, plan));
		if (days) this.#put(days);
	}

	#end(): void {
		const after = JSON.stringify(this.#days);
		if (this.#before && after !== JSON.stringify(this.#before)) {
			this.#steps = [...this.#steps, { before: this.#before, after }];
		}
		this.#grab = this.#before = null;
	}

	#cancel(): void {
		if (this.#before) this.#put(this.#before);
		this.#grab = this.#before = null;
	}

	/** Puts other hours in the days that differ, and leaves the fields of the rest alone. */
	#put(days: readonly DayForm[]): void {
		for (const [at, { periods }] of days.entries()) {
			const day = this.#days[at];
			if (!day || JSON.stringify(day.periods) === JSON.stringify(periods)) continue;
			day.periods = periods.map((period) => ({ ...period }));
			this.day = at;
			this.#hours.reorder('hours');
		}
	}
}

function minuteOf(svg: SVGSVGElement, event: PointerEvent, { minuteAt }: Plan): number {
	const { left, top, width, height } = svg.getBoundingClientRect();
	return minuteAt((event.clientX - left) / width, (event.clientY - top) / height);
}

/** Days along one side and hours along the other, in the units of a drawing. */
export function planOf(days: Axis, hours: Axis, isColumns: boolean): Plan {
	const minute = (day: number, at: number) => {
		const row = Math.min(Math.max(Math.floor((day * days.of - days.from) / days.step), 0), 6);
		const time = Math.min(Math.max((at * hours.of - hours.from) / hours.step, 0), DAY - 1);
		return row * DAY + time;
	};
	return {
		minuteAt: (x, y) => (isColumns ? minute(x, y) : minute(y, x)),
		scale: ({ width, height }) => hours.of / hours.step / (isColumns ? height : width),
	};
}

/** Where the first one begins, how far it is to the next, and how long all is. */
type Axis = Readonly<{ from: number; step: number; of: number }>;
