/** Finding a client or a page by name. */
export const finding = {
	'palette.title': 'Find',
	'palette.label': 'Client or page',
	'palette.none': 'Nothing found.',
	'palette.results_one': 'One result',
	'palette.results': '{count} results',
	'palette.client': 'Client',
	'palette.page': 'Page',
	'palette.search': 'Search messages and charts',
} as const;
