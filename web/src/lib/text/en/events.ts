/** What everybody in a conversation is told of who may read it. */
export const events = {
	'event.joined': '{name} joined.',
	'event.left': '{name} left. New messages are sealed without them.',
	'event.removed': '{by} ended the access of {name}. New messages are sealed without them.',
	'event.seated_all': '{by} gave {name} access to all messages.',
	'event.seated_since': '{by} gave {name} access to the messages since {since}.',
	'event.seated_new': '{by} gave {name} access to the messages from now on.',
	'event.history_all': '{by} gave {name} all earlier messages.',
	'event.history_since': '{by} gave {name} the messages since {since}.',
	'event.history_new': '{by} gave {name} the key to the messages from now on.',
	'event.role': '{by} gave {name} another part here: {role}.',
	'event.practice_key': 'The record keeper of the practice has a new key.',
	'event.compared': '{name} compared the numbers.',
	'event.picked_call': '{name} chose to call.',
	'event.picked_time': '{name} chose one of the times.',
	'event.picked_neither': '{name} said that nothing on offer suits.',
	'event.in_session': '{name} will answer this in the session.',
} as const;
