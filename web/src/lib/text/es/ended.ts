import type { ended as english } from '../en/ended.ts';

export const ended: Record<keyof typeof english, string> = {
	'ended.title': 'Los mensajes terminaron aquí. Nadie lee los nuevos.',
	'ended.since': 'La atención terminó el {day}.',
	'ended.read': 'Usted puede seguir leyendo todo y guardar una copia de su expediente.',
	'ended.record': 'Abrir su expediente',
	'ended.how': 'Lo que se acordó',
	'ended.back': 'Si quiere volver, llame a la práctica.',
	'ended.unsent': 'Usted escribió esto antes. No se envió y nadie lo ha leído.',
	'ended.unsent_text':
		'Está guardado solo en este dispositivo. Si alguien debe saberlo, llame a esa persona o léaselo.',
	'ended.copy': 'Copiarlo',
	'ended.copied': 'Copiado.',
	'ended.drop': 'Borrarlo',
	'ended.drop_sure': 'Borrarlo para siempre',

	'ended.leaving': 'El {day} es el último día en que se leen mensajes aquí.',
	'ended.leaving_text': 'Después usted puede leer todo, y nadie lee lo nuevo.',
	'ended.new_name': 'Desde ahora {name} le responde aquí.',
	'ended.new_nobody': 'Desde ahora un colega le responde aquí.',
	'ended.new_text':
		'Nada de lo que escribió se pierde. Lo que se dijo de esto está en la conversación.',

	'ended.event_discharged': '{by} terminó los mensajes. Último día: {day}',
	'ended.event_transferred': '{by} presentó a {to}, que sigue desde aquí. {by} lee hasta el {day}',
	'ended.event_returned': '{by} abrió los mensajes de nuevo el {day}',
	'ended.event_ahead': 'La persona lo lee a las {time}.',
};
