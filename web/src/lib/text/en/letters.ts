export const letters = {
	'guide.length': 'This is {count} characters; most messages are under {most}.',
	'guide.frequency':
		'You have written {count} messages in the last seven days. That may mean there is a lot going on. It could help to have a session sooner.',
	'guide.send_anyway': 'You can send it as it is.',
} as const;
