/** Seats for a time, on pages about who reads. */
export const cover = {
	'term.title': 'Access for a time, by the server’s word',
	'term.ahead': 'Reads from {from} to {to}, not before.',
	'term.now': 'Reads until {to}; from then on the server gives them nothing.',
	'term.over': 'Access ended; keys to be changed.',
} as const;
