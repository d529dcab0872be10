import type { events as english } from '../en/events.ts';

export const events: Record<keyof typeof english, string> = {
	'event.joined': '{name} entró en la conversación.',
	'event.left': '{name} salió. Los mensajes nuevos se sellan sin esa persona.',
	'event.removed':
		'{by} terminó el acceso de {name}. Los mensajes nuevos se sellan sin esa persona.',
	'event.seated_all': '{by} dio acceso a {name} a todos los mensajes.',
	'event.seated_since': '{by} dio acceso a {name} a los mensajes desde el {since}.',
	'event.seated_new': '{by} dio acceso a {name} a los mensajes de ahora en adelante.',
	'event.history_all': '{by} dio a {name} todos los mensajes anteriores.',
	'event.history_since': '{by} dio a {name} los mensajes desde el {since}.',
	'event.history_new': '{by} dio a {name} la clave de los mensajes de ahora en adelante.',
	'event.role': '{by} dio a {name} otra función aquí: {role}.',
	'event.practice_key': 'Quien guarda los expedientes de la consulta tiene una clave nueva.',
	'event.compared': '{name} comparó los números.',
	'event.picked_call': '{name} eligió llamar.',
	'event.picked_time': '{name} eligió uno de los horarios.',
	'event.picked_neither': '{name} dijo que nada de lo ofrecido le conviene.',
	'event.in_session': '{name} responderá a esto en la sesión.',
};
