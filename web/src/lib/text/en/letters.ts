export const letters = {
	'guide.length': 'This is {count} characters; most messages are under {most}.',
	'guide.frequency':
		'You have written {count} messages in the last seven days. That may mean there is a lot going on. It could help to have a session sooner.',
	'guide.send_anyway': 'You can send it as it is.',
	'guide.keep': 'Keep for myself',
	'guide.bring': 'Bring to the session',
	'guide.keep_text':
		'Nobody else can read what you keep for yourself, not even the practice. What you bring to the session is on a list that you both see.',
	'guide.brought': 'It is on the list for the session. No answer is due.',
	'guide.kept': 'Kept for you alone.',
	'guide.kept_link': 'See it in your journal',
	'guide.undo': 'Put it back into the box',

	'agenda.title': 'For the session',
	'agenda.left': 'To talk about: {n}',
	'agenda.from_me': 'From you.',
	'agenda.from': 'From {name}.',
	'agenda.done': 'Talked about.',
	'agenda.tick': 'You both see this list. Tick what you have talked about.',
	'agenda.remove': 'Remove',
	'agenda.remove_one': 'Remove from the list: {text}',
	'agenda.removed': 'Removed.',
	'agenda.put_back': 'Put back',

	'covered.until': 'You read and answer for {name} until {day}.',
} as const;
