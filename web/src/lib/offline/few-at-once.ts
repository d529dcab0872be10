/** Does `act` with each of `items`, in their order, with at most `most` of them at a time. */
export async function fewAtOnce<Item>(
	items: readonly Item[],
	most: number,
	act: (item: Item) => Promise<unknown>,
): Promise<void> {
	const left = items.values(); // whoever is free takes the next
	const goOn = async () => {
		for (const item of left) await act(item);
	};
	await Promise.all(Array.from({ length: most }, goOn));
}
