import type { ladder as english } from '../en/ladder.ts';

export const ladder: Readonly<Record<keyof typeof english, string>> = {
	'title.ladder': 'A quién se avisa · Meantime',

	'ladder.title': 'A quién se avisa de un mensaje urgente',
	'ladder.lead':
		'Cuando un mensaje de un cliente puede indicar peligro, se avisa a estas personas: una tras otra, hasta que alguien se ocupe.',
	'ladder.not_yours': 'Un custodio de la consulta puede cambiarlo.',
	'ladder.not_chosen':
		'La consulta aún no ha elegido a quién se despierta por la noche. Elíjalo antes de invitar al primer cliente: a los clientes se les dice lo que elija aquí.',
	'ladder.gaps': 'Falta algo',
	'ladder.gap_nobody': '{rung}: no hay nadie en este paso. Después viene el siguiente.',
	'ladder.gap_on_call':
		'No hay nadie de guardia. Añada a alguien abajo, o quite este paso. En todo caso, al final se avisa al titular.',
	'ladder.gap_cover':
		'Quien cubre: ahora no cubre nadie. Este paso se salta hasta que haya quien cubra.',
	'ladder.gap_cannot_read':
		'{name} no podría leer el mensaje. Dele acceso en la página de cada cliente, o hágale custodio.',
	'ladder.gap_left': '{name} ya no está en la consulta. Elija a otra persona.',
	'ladder.gap_no_way':
		'A {name} no se le puede avisar por correo ni notificación. Se configura en Ajustes, Avisos.',
	'ladder.gap_somebody': 'Alguien sin nombre',

	'ladder.night': 'Noches y días libres',
	'ladder.night_text': 'Qué pasa con un mensaje urgente cuando nadie está trabajando.',
	'ladder.night_on_call': 'Se despierta a quienes están de guardia',
	'ladder.night_on_call_text': 'Uno tras otro, cada cinco minutos; después, al titular.',
	'ladder.night_clinician': 'Se despierta al terapeuta',
	'ladder.night_clinician_text': 'Como de día, paso a paso, a cualquier hora.',
	'ladder.night_nobody': 'No se despierta a nadie hasta la próxima hora de lectura',
	'ladder.night_nobody_text':
		'A los clientes se les dice cuándo alguien lo mira, y a quién llamar hasta entonces.',

	'ladder.on_call': 'De guardia',
	'ladder.on_call_text':
		'En este orden. Quien está de guardia debe poder leer: como terapeuta en la conversación, o como custodio.',
	'ladder.on_call_none': 'Todavía no hay nadie de guardia.',
	'ladder.add_person': 'Poner a alguien de guardia',
	'ladder.choose': 'Elija',
	'ladder.custodian': 'custodio',
	'ladder.up': 'Subir a {name}',
	'ladder.down': 'Bajar a {name}',
	'ladder.remove_person': 'Quitar a {name} de la lista',
	'ladder.add': 'Añadir',

	'ladder.steps': 'Pasos mientras alguien trabaja',
	'ladder.steps_text': 'Se cuentan desde que llega el mensaje.',
	'ladder.rung': 'Quién ({n})',
	'ladder.minutes': 'A los minutos ({n})',
	'ladder.clinician': 'Terapeuta',
	'ladder.cover': 'Quien le cubre',
	'ladder.rung_on_call': 'De guardia',
	'ladder.owner': 'Titular de la consulta',
	'ladder.add_step': 'Añadir un paso',
	'ladder.remove_step': 'Quitar el paso {n}',

	'ladder.preview': 'Lo que leen los clientes',
	'ladder.preview_text': 'Son las palabras que un cliente ve antes de enviar.',
	'ladder.by_day': 'De día',
	'ladder.by_night': 'De noche y en días libres',
	'ladder.next_window': 'lunes a las 9:00, por ejemplo',
	'ladder.therapist': 'su terapeuta',
	'ladder.practice': 'su consulta',
	'ladder.unchosen': 'Elija arriba. Hasta entonces no podemos decirlo.',

	'ladder.save': 'Guardar',
	'ladder.reset': 'Deshacer mis cambios',
	'ladder.saved': 'Guardado. Vale para cada mensaje desde ahora.',
	'ladder.unsaved': 'Sin guardar todavía.',
	'ladder.mend': 'Arriba hay algo que corregir.',
	'ladder.wrong_none': 'Tiene que haber al menos un paso.',
	'ladder.wrong_many': 'Son demasiados. Doce es el máximo.',
	'ladder.wrong_first': 'El primer paso tiene que ser enseguida: 0 minutos.',
	'ladder.wrong_last':
		'El último paso tiene que ser el titular, para que siempre acabe en alguien.',
	'ladder.wrong_order': 'Cada paso tiene que venir después del anterior.',
	'ladder.wrong_range': 'Dé minutos de 0 a 1440, que es un día.',
	'ladder.wrong_twice': 'Alguien está dos veces en la lista.',
	'ladder.wrong_nobody':
		'No hay nadie de guardia. Añada a alguien, o elija otra opción para las noches.',
	'ladder.wrong_cannot_read':
		'Esta persona no podría leer todas las conversaciones. Dele acceso, hágale custodio o elija a otra.',
	'ladder.wrong_left': 'Esta persona ya no está en la consulta.',
	'ladder.wrong_no_way': 'A esta persona no se le puede avisar por correo ni notificación.',
	'ladder.wrong_choose': 'Elija qué pasa por la noche.',
	'ladder.wrong_other': 'El servidor no lo acepta tal como está.',

	'ladder.before_inviting': 'Antes de invitar a un cliente',
	'ladder.before_inviting_text':
		'La consulta aún no ha elegido a quién despierta un mensaje urgente por la noche. A los clientes se les dice lo elegido, así que esto va primero.',
	'ladder.before_inviting_link': 'Elegir ahora',
	'ladder.before_inviting_ask': 'Pida a un custodio de su consulta que lo elija.',
};
