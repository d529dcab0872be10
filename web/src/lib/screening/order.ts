/** Which of `items`, sorted by `key`, is the first whose key is `least` or more; how many if none. */
export function firstFrom<T>(items: readonly T[], least: number, key: (item: T) => number): number {
	let [low, high] = [0, items.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (key(items[middle] as T) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
