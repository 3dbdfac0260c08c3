# Alrededor de una visita, para quien dirige la clase: la hoja de después, la puerta, las tarjetas, las preguntas.

stayed-open = Después de la visita
stayed-open-named = Después de la visita de { $name }
stayed-back = Volver a las visitas
stayed-title = Lo que quedó después de { $visitor }
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
stayed-count = { $said } de { $of } estudiantes dijeron algo.
stayed-print = Imprimir la hoja
stayed-pass = Pasar esta computadora
stayed-pass-hint = Cada estudiante busca su nombre y toca cuatro respuestas. Mientras tanto no se abre nada más de Kith; después se bloquea.
stayed-card = Tarjeta
stayed-card-named = Tarjeta después de la conversación de { $name }
edit-say_after = lo que dijeron después de una visita
edit-tell_conversation = lo que dio una conversación
edit-ask_question = una pregunta para una visita
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
door-who = ¿Quién viene?
door-begin = Ponerla en la puerta
door-hint = Mientras tanto no se abre nada más de Kith, y nadie ve qué se guarda de quién. Después se bloquea.
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
badges-anew = Perdida: hacer otra
badges-anew-named = Perdida: hacer otra para { $name }
badges-none = todavía sin tarjeta

visits-tab-ask = Preguntas
ask-no-class = Todavía no hay ninguna clase
ask-no-class-words = Anote una primera visita o traiga una clase: entonces sus preguntas están aquí.
ask-field = Una pregunta de la clase
ask-hint = Sin nombre. En una computadora que pasa de mano en mano pueden agregar las suyas.
ask-add = Agregar
ask-added = La pregunta está guardada.
ask-none = Nadie ha preguntado nada todavía.
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
