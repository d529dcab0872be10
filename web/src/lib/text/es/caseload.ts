import type { caseload as english } from '../en/caseload.ts';

export const caseload: Record<keyof typeof english, string> = {
	'title.caseload': 'Clientes · Meantime',
	'title.client': 'Cliente · Meantime',
	'title.new_client': 'Añadir un cliente · Meantime',

	'caseload.title': 'Clientes',
	'caseload.lead': 'Los nombres se juntan en este dispositivo. El servidor no conoce ninguno.',
	'caseload.search': 'Buscar por nombre',
	'caseload.add': 'Añadir un cliente',
	'caseload.none': 'Todavía no hay clientes',
	'caseload.none_text': 'Añada un cliente para empezar una conversación.',
	'caseload.not_found': 'Ningún cliente se llama así.',
	'caseload.waits': 'Espera respuesta',
	'caseload.supervised': 'Usted lee sin responder',
	'caseload.checking': 'Comprobados {done} de {all}…',
	'caseload.count': 'Clientes en la lista: {count}',

	'stage.new': 'Aún sin invitar',
	'stage.invited': 'Con invitación, aún no ha entrado',
	'stage.joined': 'Ha entrado, aún sin verificar',
	'stage.verified': 'Verificado en una sesión',
	'stage.left': 'Ahora no hay cliente aquí',
	'stage.stopped': 'Detenida por una comprobación',

	'profile.title': 'Nombre y contacto',
	'profile.lead':
		'Se guarda sellado en la ficha de este cliente. El cliente no lo ve y el servidor no puede leerlo.',
	'profile.name': 'Nombre',
	'profile.name_needed': 'Escriba un nombre.',
	'profile.pronouns': 'Pronombres',
	'profile.birth_date': 'Fecha de nacimiento',
	'profile.phone': 'Teléfono',
	'profile.address': 'Dirección',
	'profile.emergency': 'Contacto de emergencia',
	'profile.language': 'Idioma',
	'profile.save': 'Guardar',
	'profile.saved': 'Guardado.',

	'adding.title': 'Añadir un cliente',
	'adding.lead':
		'Se crean una conversación, un expediente y una ficha. Solo la conversación se comparte con el cliente.',
	'adding.submit': 'Añadir y seguir con la invitación',
	'adding.broke_off':
		'No se terminó. Lo que ya está hecho se conserva: pulse otra vez el botón para seguir.',

	'client.back': 'Todos los clientes',
	'client.conversation': 'Abrir la conversación',
	'client.invitation': 'Invitación',
	'client.invite': 'Invitar al cliente',
	'client.invite_again': 'Hacer otra invitación',
	'client.invite_text':
		'Recibe un enlace, un código y una hoja para imprimir. Los entrega usted; el servidor nunca ve el código.',
	'client.your_name': 'Su nombre',
	'client.your_credential': 'Su título',
	'client.invited_until': 'La invitación está abierta hasta el {when}.',
	'client.show': 'Mostrar la invitación',
	'client.verify': 'Comparar los números',
	'client.verify_text':
		'En la próxima sesión, lean los 30 dígitos en voz alta. Hasta entonces, no escriba nada clínico.',
	'client.missing': 'Algo interrumpió la creación de este cliente: falta el expediente o la ficha.',
	'client.repair': 'Terminar',

	'seats.title': 'Quién puede leer',
	'seats.lead': 'Todos ven en la conversación quién recibió acceso y de quién.',
	'seats.you': 'Usted',
	'seats.since': 'desde el {when}',
	'seats.until': 'hasta el {when}',
	'seats.end': 'Terminar el acceso',
	'seats.end_sure': 'Sí, terminar el acceso de {name}',
	'seats.end_text': 'Los mensajes nuevos se sellarán sin {name}. Lo que ya se leyó, leído queda.',
	'seats.former': 'Antes',
	'seats.share': 'Dar acceso a un colega',
	'seats.who': 'Colega',
	'seats.choose': 'Elija',
	'seats.nobody': 'Nadie más de la consulta tiene todavía un nombre en el directorio. Vea Equipo.',
	'seats.as': 'Para qué',
	'seats.as_cover': 'Sustitución: lee y responde',
	'seats.as_observer': 'Supervisión: solo lee',
	'seats.history': 'Qué mensajes',
	'seats.history_all': 'Todos los mensajes',
	'seats.history_new': 'Los mensajes de ahora en adelante',
	'seats.give': 'Dar acceso',
	'seats.working': 'Sellando claves…',

	'lost.title': 'El cliente lo perdió todo',
	'lost.text':
		'Para un cliente que perdió el dispositivo, la contraseña y el código de recuperación. Primero compruebe en una llamada o en persona que es quien dice ser. Después termine el acceso antiguo e invítele de nuevo. Leerá los mensajes anteriores solo cuando hayan comparado otra vez los números.',
	'lost.start': 'Terminar el acceso antiguo',
	'lost.sure': 'Sí, sé que es el cliente: terminar el acceso antiguo',
	'lost.history': 'Mensajes anteriores',
	'lost.history_text':
		'Este cliente entró con una clave nueva y no puede leer lo escrito antes. Ya compararon los números, así que puede dárselo.',
	'lost.history_wait':
		'Este cliente entró con una clave nueva y no puede leer lo escrito antes. Comparen primero los números; después podrá dárselo.',
	'lost.give': 'Dar los mensajes anteriores',
};
