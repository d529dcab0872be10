import type { hours as english } from '../en/hours.ts';

export const hours: Record<keyof typeof english, string> = {
	'hours.lead':
		'Los clientes ven para cuándo lee y responde usted. A otras horas no tiene que estar.',
	'hours.whose': 'De quién es el horario',
	'hours.mine': 'Mi horario',
	'hours.by_nobody':
		'Nadie ha puesto un horario: los clientes no ven fechas hasta que usted lo haga.',
	'hours.by_practice':
		'Este es el horario de la consulta. Al guardar, usted tendrá el suyo propio.',
	'hours.by_practice_for_all': 'Este horario vale para quien no ha puesto el suyo propio.',
	'hours.by_me': 'Este es su propio horario.',
	'hours.drop': 'Volver al horario de la consulta',
	'hours.dropped': 'Su propio horario ya no vale. Lo pendiente vence según este.',
	'hours.take_back': 'Recuperar mi propio horario',

	'hours.picture': 'Su semana',
	'hours.drag':
		'Arrastre para dibujar un horario. Arrastre un extremo para cambiarlo, o el centro para moverlo. Los campos de abajo hacen lo mismo.',
	'hours.drag_undo': 'Deshacer el arrastre',
	'hours.day_closed': '{day}: cerrado',
	'hours.day_open': '{day}: {open}',
	'hours.day_reads': '{day}: {open}; lee a las {times}',
	'hours.span': '{from}–{to}',
	'hours.span_next': '{from}–{to} del día siguiente',

	'hours.week': 'Apertura y lectura',
	'hours.week_text':
		'Ponga las horas de cada día y cuándo lee los mensajes. Un mensaje solo vence en horas de apertura.',
	'hours.zone': 'Zona horaria',
	'hours.closed': 'Cerrado',
	'hours.opens': '{day}: abre ({n})',
	'hours.closes': '{day}: cierra ({n})',
	'hours.reads': '{day}: lee ({n})',
	'hours.next_day': 'Cierra al día siguiente',
	'hours.add_period': 'Añadir horas',
	'hours.add_window': 'Añadir hora de lectura',
	'hours.remove_period': '{day}: quitar estas horas ({n})',
	'hours.remove_window': '{day}: quitar esta hora de lectura ({n})',
	'hours.copy': 'Copiar el lunes a todos los días laborables',

	'hours.reply': 'Cuándo tienen respuesta los clientes',
	'hours.reply_text': 'Cada cliente lo ve como una fecha. Prometa solo lo que pueda cumplir.',
	'hours.reply_unit': 'Se cuenta en',
	'hours.in_days': 'Días laborables',
	'hours.in_hours': 'Horas de apertura',
	'hours.reply_n': 'Cuántos',
	'hours.reply_day': 'Antes de acabar el primer día laborable en que pueda leerlo.',
	'hours.reply_days':
		'Antes de acabar el día laborable {n}, contando desde el primero en que pueda leerlo.',
	'hours.reply_hours': 'Horas de apertura hasta la respuesta: {n}.',

	'hours.usual': 'Cuánto escriben los clientes',
	'hours.usual_text':
		'Una guía que los clientes leen antes de llegar a ella. Nunca detiene un mensaje. Ponga 0 para no decir nada.',
	'hours.usual_messages': 'Mensajes en siete días',
	'hours.usual_characters': 'Caracteres por mensaje',

	'hours.away': 'Ausencias',
	'hours.away_text':
		'En estos días no vence ninguna respuesta. Los clientes ven que usted no está, y hasta cuándo.',
	'hours.away_none': 'Todavía ninguna.',
	'hours.away_from': 'Primer día',
	'hours.away_to': 'Último día',
	'hours.away_name': 'Qué ven los clientes',
	'hours.away_add': 'Añadir una ausencia',
	'hours.away_remove': 'Quitar',
	'closure.vacation': 'Vacaciones',
	'closure.training': 'Formación',
	'closure.away': 'Ausencia',
	'closure.closed': 'La consulta está cerrada',

	'cover.who': 'Quién lee mientras tanto',
	'cover.nobody': 'Nadie',
	'cover.somebody': 'Otra persona del equipo',
	'cover.panel': 'Suplencia',
	'cover.lead':
		'Quien le suple puede leer y responder desde el primer día hasta el último, y nada antes ni después. Lo pendiente está mientras tanto en su lista, y de nuevo en la de usted a su regreso.',
	'cover.title': '{name}: del {from} al {to}',
	'cover.told':
		'Cada cliente lee en la conversación que se dio acceso a {name}, y durante esos días que {name} lee por usted y hasta cuándo.',
	'cover.clients': 'Con estos clientes',
	'cover.no_clients': 'Todavía no responde usted de ninguna conversación.',
	'cover.nameless': 'Cliente sin nombre',
	'cover.seated': 'acordado',
	'cover.history_current': 'Mensajes desde el último cambio de claves',
	'cover.give': 'Acordarlo con {name}',
	'cover.end': 'Terminar esta suplencia',
	'cover.working': 'Sellando claves: {n} de {all}.',
	'cover.done': 'Acordado con {n} de {all} clientes.',

	'hours.holidays': 'Días festivos',
	'hours.holidays_text': 'Marque los días en que usted no trabaja.',
	'hours.place': 'País o estado',
	'hours.place_hint': 'Un código: por ejemplo US, o US-ME para Maine',
	'hours.place_unknown': 'No se conocen los festivos de este lugar.',
	'hours.year': 'Año',
	'hours.list': 'Mostrar sus festivos',
	'hours.closed_on': 'Cerrado en',
	'hours.tick_all': 'Marcarlos todos',

	'hours.save': 'Guardar el horario',
	'hours.saved': 'Guardado. Los clientes ya ven las fechas según este horario.',
	'hours.unsaved': 'Todavía sin guardar.',
	'hours.reset': 'Volver a lo guardado',
	'hours.mend': 'No se guardó: antes hay que corregir algo.',
	'hours.wrong_zone': 'Elija otra zona horaria.',
	'hours.wrong_none':
		'La semana necesita al menos una de cada: horas de apertura y una hora de lectura.',
	'hours.wrong_range': 'Este número, hora o fecha no es posible.',
	'hours.wrong_order': 'El último día es anterior al primero.',
	'hours.wrong_overlap': 'Estas horas se cruzan con otras.',
	'hours.wrong_outside':
		'A esta hora está cerrado. Las horas de lectura van dentro de las de apertura.',
	'hours.wrong_never': 'Con todas estas ausencias no queda ninguna hora abierta en un año.',
	'hours.wrong_empty': 'Rellénelo o quítelo.',
	'hours.wrong_many': 'Son demasiados días. Quite los antiguos.',
	'hours.wrong_cover': 'Esta persona no puede suplirle. Elija a otra.',
	'hours.wrong_other': 'El servidor no pudo aceptar esto.',
};
