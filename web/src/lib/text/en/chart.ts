/** What stands around every chart. */
export const chart = {
	'chart.show_table': 'Show the table',
	'chart.hide_table': 'Hide the table',
	'chart.hint': 'To read a point, touch it or use the arrow keys.',
	'chart.source': 'Source: {source}',
	'chart.empty': 'There is nothing to show yet.',
} as const;
