import type { openings as english } from '../en/openings.ts';

export const openings: Record<keyof typeof english, string> = {
	'opened.title': 'Quién ha abierto sus mensajes',
	'opened.title_these': 'Quién ha abierto estos mensajes',
	'opened.why_later':
		'Su terapeuta aparece solo con el día, y a partir del día siguiente: esta lista dice quién mira su expediente, no cuándo llega una respuesta. Las demás personas aparecen enseguida.',
	'opened.yours': '{who} abrió sus mensajes {when}.',
	'opened.these': '{who} abrió los mensajes {when}.',
	'opened.copied_yours': '{who} copió sus mensajes a un dispositivo {when}.',
	'opened.copied_these': '{who} copió los mensajes a un dispositivo {when}.',
	'opened.emergency_yours': 'Sus mensajes se abrieron para {who} en una emergencia {when}.',
	'opened.emergency_these': 'Los mensajes se abrieron para {who} en una emergencia {when}.',
	'opened.on': 'el {day}',
	'opened.at': 'el {day} a las {time} (hora de {place})',
	'opened.as': '{who}, {what},',
	'opened.covering': 'en suplencia',
	'opened.in_emergency': 'en una emergencia',
	'opened.observing': 'en supervisión',
	'opened.keeper': 'Quien guarda los expedientes de la consulta',
	'opened.nameless': 'Alguien a quien esta conversación no nombra',
	'opened.none': 'Aún no hay nada que mostrar.',
	'opened.copies': 'Copias en un dispositivo',
	'opened.copies_text':
		'Cuando alguien entra desde un dispositivo nuevo, este puede traer muchos mensajes de una vez. Eso aparece aquí, aunque nadie los haya leído allí.',
	'opened.older': 'Mostrar lo anterior',
	'opened.kept': 'No hay conexión. Esto es lo último que supo su dispositivo.',
	'opened.offline': 'No hay conexión, así que ahora no se puede mostrar.',
	'opened.failed': 'No se pudo mostrar.',
};
