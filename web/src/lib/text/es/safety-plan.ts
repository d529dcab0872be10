import type { safetyPlan as english } from '../en/safety-plan.ts';

export const safetyPlan: Record<keyof typeof english, string> = {
	'title.safety_plan': 'Plan · Meantime',
	'plan.lead_client':
		'Usted y su terapeuta ven este plan, y cualquiera de los dos puede cambiarlo.',
	'plan.of': 'El plan de {name}',
	'plan.danger_link': 'Estoy en peligro ahora: ir al último paso',
	'plan.edit': 'Cambiar el plan',
	'plan.print': 'Imprimir',
	'plan.printed': 'Versión del {day}.',

	'plan.unreachable':
		'Ahora mismo no se puede mostrar su plan. No tiene que pasar por esto a solas: aquí hay personas a las que puede acudir.',
	'plan.none': 'Todavía no hay un plan',
	'plan.none_client':
		'Un plan de seguridad es una lista corta que se hace en un día más tranquilo, para los momentos difíciles: cómo nota que viene uno, qué le ayuda y a quién puede llamar. Lo mejor es hacerlo juntos en una sesión; puede pedirlo. También puede empezar por su cuenta: su terapeuta verá lo que guarde.',
	'plan.none_staff':
		'Lo mejor es hacer el plan de seguridad juntos, en una sesión. Gire la pantalla para que ambos la vean y escriba las palabras de la persona. Las notas de cada paso quedan cerradas hasta que usted las abra.',
	'plan.begin': 'Empezar un plan',

	'plan.call': 'Llamar a {name}: {number}',
	'plan.practice_number': 'el número de la consulta',
	'plan.more': 'Más en este plan',

	'plan.field.sign': 'Señal',
	'plan.field.activity': 'Lo que puedo hacer',
	'plan.field.person_or_place': 'Persona o lugar',
	'plan.field.name': 'Nombre',
	'plan.field.phone': 'Teléfono',
	'plan.field.other_professional': 'Otro profesional',
	'plan.field.nearest_emergency_department': 'Sala de emergencias más cercana',
	'plan.field.agreement': 'Lo que acordamos',
	'plan.field.helper': 'Quién ayuda',
	'plan.field.done_by': 'Para cuándo',
	'plan.field.reason': 'Lo que importa',
	'plan.nth': '{field}, {n}',

	'plan.note': 'Para terapeutas',
	'plan.add': 'Añadir una línea',
	'plan.add_one': 'Añadir una línea: {field}',
	'plan.most': 'Hay lugar para {n}. Deje lo que más ayuda.',
	'plan.up': 'Subir: {line}',
	'plan.down': 'Bajar: {line}',
	'plan.remove': 'Quitar: {line}',
	'plan.empty_line': 'línea vacía',
	'plan.removed': 'Se quitó.',
	'plan.put_back': 'Volver a ponerla',
	'plan.fixed': 'Este paso está siempre y no se puede cambiar.',

	'plan.save': 'Guardar el plan',
	'plan.later': 'Cerrar y seguir después',
	'plan.draft_kept': 'Queda en este dispositivo, solo para usted, hasta que guarde.',
	'plan.draft_unkept': 'Este dispositivo no pudo conservar lo que escribió. Guarde antes de salir.',
	'plan.unsaved': 'Empezó un cambio que no está guardado. Nadie más lo ve todavía.',
	'plan.go_on': 'Seguir con él',
	'plan.discard': 'Descartarlo',
	'plan.discarded': 'Se descartó.',
	'plan.saved': 'Guardado.',
	'plan.empty_plan': 'Todavía no hay nada escrito. Escriba al menos una línea.',
	'plan.waiting':
		'Guardado en este dispositivo. Se envía en cuanto haya conexión; hasta entonces nadie más lo ve.',
	'plan.refused': 'El servidor de la consulta no aceptó esta versión. Sigue en este dispositivo.',
	'plan.stopped':
		'Esta conversación está detenida: no se muestra ni se guarda nada nuevo. Ve el plan como este dispositivo lo comprobó por última vez.',

	'plan.meanwhile':
		'{name} guardó una versión mientras usted escribía. Puede verla. Si guarda, se conservan las dos y la suya es la que vale.',
	'plan.crossed':
		'{name} había guardado una versión que quien escribió esta no había visto. Se conservan las dos. Mire, por favor, si aquí falta algo.',
	'plan.look': 'Ver esa versión',

	'plan.versions': 'Versiones',
	'plan.version': '{who}, {when}',
	'plan.stands': 'Esta es la que vale',
	'plan.see': 'Ver',
	'plan.see_one': 'Ver la versión del {when}',
	'plan.old': 'Está viendo una versión anterior: {who}, {when}.',
	'plan.newest': 'Volver al plan que vale',
	'plan.again': 'Usar esta otra vez',
	'plan.you': 'Usted',
	'plan.therapist': 'Su terapeuta',
	'plan.client': 'La persona atendida',
	'plan.somebody': 'Alguien que ya no figura aquí',

	'plan.due_months': 'Hace {n} meses que nadie revisa este plan. ¿Sigue siendo válido?',
	'plan.due_event':
		'Después de guardar este plan se documentó un incidente de seguridad. Por favor, revísenlo juntos.',
	'plan.right': 'Sigue siendo válido',
	'plan.due_line': 'Hace {n} meses que no revisa su plan de seguridad.',
	'plan.due_line_staff': 'Hace {n} meses que no se revisa el plan de seguridad.',
	'plan.due_event_line': 'Hay un incidente de seguridad posterior al plan de seguridad.',
	'plan.look_at': 'Verlo',

	'plan.desk_none': 'Todavía no se ha hecho un plan.',
	'plan.desk_saved': 'Guardado el {day} ({who}).',
	'plan.desk_open': 'Abrir el plan',
};
