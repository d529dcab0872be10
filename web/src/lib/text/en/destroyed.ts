export const destroyed = {
	'event.destroyed':
		'What was written here before was destroyed on {day}, under the practice’s rules for keeping records.',
} as const;
