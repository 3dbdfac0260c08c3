# Alrededor de una visita, para quien dirige la clase: la hoja de después, la puerta, las tarjetas, las preguntas.

stayed-open = Después de la visita
stayed-open-named = Después de la visita de { $name }
stayed-back = Volver a las visitas
stayed-title = Lo que quedó después de { $visitor }
stayed-wishes-off = El distrito no pregunta a nadie si quiere seguir en contacto: esa columna no se guarda.
stayed-lead = Escriba s o n en cada columna y Intro para pasar al siguiente. Cada línea se guarda al dejarla.
stayed-grid = Lo que dijeron después de la visita
stayed-col-name = Estudiante
stayed-col-talked = Habló
stayed-col-learned = Aprendió
stayed-col-wishes = Seguir en contacto
stayed-col-question = Le queda una pregunta
stayed-col-card = Conversación
stayed-yes = Sí
stayed-no = No
stayed-unsaid = sin decir
stayed-away = ausente
stayed-kept = Guardado: { $name }.
stayed-opted-out = { $count ->
    [one] La familia de { $count } estudiante dijo que no: esa línea se escribe como las demás y no se guarda nada de ella.
   *[other] Las familias de { $count } estudiantes dijeron que no: esas líneas se escriben como las demás y no se guarda nada de ellas.
}
stayed-count = { $said } de { $of ->
    [one] { $of } estudiante
   *[other] { $of } estudiantes
} { $said ->
    [one] dijo algo.
   *[other] dijeron algo.
}
stayed-print = Imprimir la hoja
stayed-pass = Pasar esta computadora
stayed-pass-hint = Cada estudiante busca su nombre y toca cuatro respuestas. Mientras tanto no se abre nada más de Kith; después se bloquea.
stayed-form = Leer las respuestas de un formulario…
stayed-card = Tarjeta
stayed-card-named = Tarjeta después de la conversación de { $name }
edit-say_after = lo que dijeron después de una visita
edit-take_form = leer las respuestas de un formulario
edit-remember_form = recordar las columnas de un formulario
edit-tell_conversation = lo que dio una conversación
edit-ask_question = una pregunta para una visita
edit-choose_clusters = los campos de trabajo que eligieron
edit-take_choices = una lista de campos de trabajo elegidos
edit-remember_choices = recordar las columnas de una lista de elecciones
edit-mark_answered = qué preguntas se contestaron
edit-remove_question = quitar una pregunta
edit-check_in = quién entró
edit-sign_in = una visita que firmó al entrar
edit-make_badges = hacer tarjetas de entrada

student-tab-met = Visitas
met-none = Todavía no hay visitas
met-none-words = Aquí están las visitas en las que estuvo, con lo que dijo y lo que salió de ellas.
met-card = Después de la conversación
met-card-add = Llenar la tarjeta
met-card-change = Cambiar la tarjeta
met-said = Lo que dijo después
met-helped-yes = Le sirvió
met-helped-a_little = Le sirvió un poco
met-helped-not_yet = Todavía no le ha servido

visits-tab-door = En la puerta
door-lead = Una computadora junto a la puerta: cada estudiante toca su nombre o pone su tarjeta en el lector, y la visita firma. Quien toca, está en la visita.
door-expected = Se espera hoy
door-who = ¿Quién viene?
door-begin = Ponerla en la puerta
door-hint = Mientras tanto no se abre nada más de Kith, y nadie ve qué se guarda de quién. Después se bloquea.
door-logged = { $count ->
    [one] La visita de { $name } ya está anotada para hoy, con { $count } estudiante. Quien toque se añade; quien ya estaba marcado se queda.
   *[other] La visita de { $name } ya está anotada para hoy, con { $count } estudiantes. Quien toque se añade; quien ya estaba marcado se queda.
}
badges-open = Tarjetas
badges-title = Tarjetas para la puerta
badges-lead = El cuadro lleva una palabra al azar. Fuera de los registros de la escuela no dice nada a nadie.
badges-make = { $count ->
    [one] Hacer { $count } tarjeta
   *[other] Hacer { $count } tarjetas
}
badges-made = { $count ->
    [one] Se hizo { $count } tarjeta.
   *[other] Se hicieron { $count } tarjetas.
}
badges-print = Imprimir las tarjetas
badges-code = Código QR
badges-anew = Hacer otra
badges-anew-named = Hacer otra para { $name }
badges-none = todavía sin tarjeta

visits-tab-ask = Preguntas
ask-no-class = Todavía no hay ninguna clase
ask-no-class-words = Anote una primera visita o traiga una clase: entonces sus preguntas están aquí.
ask-field = Una pregunta de la clase
ask-hint = Sin nombre. En una computadora que pasa de mano en mano pueden agregar las suyas.
ask-add = Agregar
ask-added = La pregunta está guardada.
ask-whom = ¿Para quién son las preguntas?
ask-whom-next = Quien venga primero
ask-whom-planned = { $name }, { $day }
ask-whom-line = para { $name }
ask-whom-line-next = para quien venga primero
ask-earlier = Preguntas de visitas anteriores
ask-none = Nadie ha preguntado nada todavía.
ask-none-here = Aquí no hay preguntas pendientes.
ask-list = Preguntas de esta clase
ask-print = Imprimir una página
ask-pass = Pasar esta computadora
ask-page = Lo que nos gustaría preguntar
ask-answered = Contestada
ask-answered-named = Contestada: { $question }
ask-did-answer = Contestada.
ask-did-not = Todavía sin contestar.
ask-remove = Quitar: { $question }
ask-removed = La pregunta se quitó.

visits-tab-plan = Lo que viene
coming-lead = Lo que toca está en Hoy. Una visita planeada que tuvo lugar pasa a ser la anotada.
coming-none = No hay ninguna visita planeada
coming-none-words = Planee una: quién viene, a qué clase, qué día y para qué, sabido por ambas partes.
coming-add = Planear una visita
coming-change = Cambiar el plan
coming-kept = El plan está guardado.
coming-drop = Dejarla
coming-dropped = El plan se dejó.
coming-hold = Tuvo lugar
coming-held = Anotada como estaba planeada: { $name } con { $class }. Quién faltó se corrige en Visitas.
coming-held-no-approval = Anotada: { $name } con { $class }. Falta la aprobación que pide su escuela. Quién faltó se corrige en Visitas.
coming-held-no-clearance = Anotada: { $name } con { $class }. Falta el permiso que pide su escuela. Quién faltó se corrige en Visitas.
coming-held-no-both = Anotada: { $name } con { $class }. Faltan la aprobación y el permiso que pide su escuela. Quién faltó se corrige en Visitas.
coming-questions = { $count ->
    [one] espera { $count } pregunta de la clase
   *[other] esperan { $count } preguntas de la clase
}
coming-purpose-is = Propósito: { $purpose }
coming-aim-is = Objetivo: { $aim }
coming-who-now = Hasta ahora es { $name }. ¿Otra persona?
coming-who = ¿Quién viene?
coming-how = ¿Cómo se van a conocer?
coming-lesson = Lección o proyecto
coming-purpose = ¿Para qué es?
coming-aim = ¿Qué deben aprender los estudiantes?
coming-purpose-hint = Lo saben la visita y la clase.
coming-approval = Lo aprueba { $who }
coming-approval-not_asked = Sin pedir
coming-approval-asked = Pedido
coming-approval-given = Aprobado
coming-approval-refused = Rechazado
coming-approval-day = Qué día
coming-approval-said = La aprobación está anotada.
coming-ask-until = hay que pedirlo hasta { $date }
coming-clearance = Permiso de la visita
coming-clearance-none = ninguno anotado
coming-clearance-until = vale hasta { $date }
coming-clearance-ends = termina el { $date }, antes de la visita
coming-clearance-day = Día del permiso
coming-clearance-do = Permiso desde ese día
coming-clearance-undo = Retirar
coming-cleared = El permiso está anotado.
coming-uncleared = El permiso se retiró.
coming-tasks = Lo que hay que hacer
coming-task-new = Una cosa más
coming-task-due = Hasta
coming-task-added = Está en la lista.
coming-task-done = Hecho.
coming-task-open = Todavía sin hacer.
coming-task-until = vence { $date }
coming-task-was = hecho { $date }
coming-task-remove = Quitar: { $what }
coming-task-removed = Ya no está en la lista.
coming-usual-purpose = Acordar el propósito con la visita
coming-usual-room = Salón, pantalla y cómo llegar
coming-usual-questions = Reunir las preguntas de la clase
coming-usual-office = Avisar en la oficina quién viene
coming-today = { $count ->
    [one] Hay algo que toca para { $count } visita planeada.
   *[other] Hay algo que toca para { $count } visitas planeadas.
}
coming-today-do = Verlo
rules-title = Lo que { $name } pide antes de una visita
coming-rules = Las reglas de la escuela
rules-approver = Quién aprueba
rules-approver-hint = Un cargo o una oficina. Vacío: nadie tiene que aprobar.
rules-hours = Horas antes de la visita
rules-clearance = Las visitas necesitan un permiso
rules-clearance-hint = Se anota solo el día del permiso, nunca lo que se encontró.
rules-days = Un permiso vale tantos días
rules-in-touch = Se pregunta a los estudiantes si quieren seguir en contacto
rules-in-touch-hint = Para todo el distrito. Si está apagado no se pregunta a nadie, y lo que se dijo antes se puede llevar a su fin.
rules-whole = Escriba un número entero de { $least } a { $most }. Todavía no se guardó nada.
rules-kept = Las reglas están guardadas.
edit-plan_visit = una visita planeada
edit-set_task = algo que hacer para una visita
edit-finish_task = lo que se hizo para una visita
edit-remove_task = quitar algo que hacer
edit-set_approval = una aprobación
edit-clear_visitor = el permiso de una visita
edit-hold_planned = una visita planeada que tuvo lugar
edit-drop_plan = dejar un plan
edit-set_visit_rules = las reglas de una escuela para visitas
edit-set_stay_in_touch = si se pregunta a los estudiantes por seguir en contacto

met-fields = Campos de trabajo que eligió
met-fields-none = Todavía no eligió
met-fields-two = Dos personas anotaron campos distintos al mismo tiempo. ¿Cuál es correcto?
met-fields-choose = Elegir juntos
met-fields-change = Cambiar
met-fields-kept = La elección se guardó.
met-fields-out = La familia no quiere visitas: no se guarda nada.
