# Antes del primer nombre y junto al mapa: la pantalla del estudiante, la respuesta de la familia, las palabras de la escuela,
# cómo se muestran las personas, preguntas que van y vienen, y qué hacer cuando alguien no está a salvo. Lo que empieza con
# "sitting-" lo puede leer el estudiante.

# La pantalla del estudiante
sitting-screen = Mostrar el mapa en otra pantalla
sitting-screen-close = Cerrar la otra pantalla
sitting-screen-beside = El mapa está ahora en la otra pantalla.
sitting-screen-window = El mapa tiene ahora su ventana. Ponla donde los dos la puedan ver.
sitting-screen-came-back = La otra pantalla ya no está. El mapa está aquí, en una ventana chica. No se perdió nada.
sitting-screen-closed = La otra pantalla se cerró. El mapa sigue aquí.
sitting-screen-cover = El mapa no está abierto ahora.
sitting-screen-region = El mapa de { $name }
failure-no_screen = La segunda ventana no se abrió. El mapa sigue aquí. Revise el cable de la otra pantalla e inténtelo de nuevo.

# El nombre que se usa en la sala
sitting-name-ask = ¿Cómo quieres que te llame aquí?
sitting-name-ask-hint = ¿Puedo escribir ese nombre? Se queda en esta computadora. Está bien decir que no.
sitting-name-write = Dilo y escríbelo
sitting-name-say = Solo dilo
sitting-name-written = El nombre es { $name }. Queda escrito.
sitting-name-said = El nombre es { $name }. No queda escrito.
sitting-name-may = ¿Se puede usar también en otros lugares?
sitting-name-may-print = Puede estar en listas y credenciales
sitting-name-may-send = Puede llegar a otros adultos de la escuela

# Cómo se muestran las personas
sitting-shown = Cómo se muestran las personas
sitting-shown-names = Nombres
sitting-shown-nicknames = Apodos
sitting-shown-initials = Iniciales
sitting-shown-hidden = Ocultos
sitting-shown-now-names = Ahora se ven los nombres.
sitting-shown-now-nicknames = Ahora se ven los nombres que escribes.
sitting-shown-now-initials = Ahora se ven solo las primeras letras.
sitting-shown-now-hidden = Ahora no se ven los nombres. Cada persona tiene un número.
sitting-shown-someone = Alguien
sitting-name-placeholder-nicknames = Escribe un apodo y oprime Enter
edit-show_people = cómo se muestran las personas

# Preguntas que van y vienen
sitting-question = Una pregunta para pensar en personas
sitting-question-away = Quitar la pregunta
sitting-question-fun = ¿Con quién te diviertes?
sitting-question-help = ¿Quién te ayuda con la escuela?
sitting-question-talk = ¿Con quién puedes hablar?
sitting-question-work = ¿Quién sabe de trabajos que te gustan?
sitting-question-groups = ¿En qué grupos estás? ¿Quién está ahí?
sitting-question-school = ¿A qué adultos de la escuela conoces?

# Personas de un mapa anterior
sitting-forgotten = Personas que quizás olvidaste
sitting-forgotten-words = Estaban en un mapa más viejo. Toca un nombre para ponerlo en este, o di “ya no”. También las puedes dejar fuera.
sitting-forgotten-none = Aquí no falta nadie de antes.
sitting-forgotten-add = Poner a { $name } en el mapa
sitting-forgotten-gone = { $name }: ya no
# De dos personas con el mismo nombre: dónde estaba cada una, cuándo y cómo se conocieron.
sitting-forgotten-which = { $name }, { $was }
sitting-forgotten-hidden = Los nombres están ocultos, así que aquí no se nombra a nadie de antes.

# Cuando alguien no está a salvo
sitting-safety = Si no estás a salvo
sitting-safety-tell = Me lo puedes decir ahora. No te vas a meter en problemas.
sitting-safety-help = Te voy a ayudar. Quizás tenga que llamar a alguien que protege a la gente.
sitting-safety-know = Te voy a decir a quién llamo y qué digo.
sitting-safety-stay = Nos quedamos aquí hasta saber qué sigue.
sitting-safety-nothing = Kith no escribe nada de esto.

# Solo hablar, donde la familia dijo que no
sitting-talk-title = Hoy solo hablamos
sitting-talk-words = Hoy no hay mapa. No se escribe nada.
student-talk = Solo hablar
student-talk-words = La familia dijo que no a los mapas de personas. Usted y { $name } pueden sentarse a hablar: Kith se abre sin mapa y no escribe nada.
student-talk-draft = Antes se empezó un mapa. Sigue cerrado, y se borra cuando pasen sus días.
refusal-parent_said_no = La familia dijo que no a los mapas de personas, y eso sigue en pie. No se escribió nada. Pueden solo hablar.

# La respuesta de la familia, en el registro
consent-title = La respuesta de la familia
consent-none = No hay nada anotado. La familia puede decir que no a los mapas de personas; entonces usted y { $name } solo hablan.
consent-no = No a los mapas de personas
consent-yes = Sí a los mapas de personas
consent-line = { $by }, el { $date }
consent-recorded = lo anotó { $by }
consent-withdrawn = retirada el { $date }
consent-stands = Desde ahora solo se habla, hasta que se retire.
consent-withdraw = Retirar
consent-withdraw-named = Retirar la respuesta: { $by }
consent-add = Anotar una respuesta
consent-answer = La respuesta
consent-given_by = Quién la dio
consent-given_by-hint = Con sus palabras: la madre, el padre y la madre, por teléfono.
consent-given_on = Qué día
consent-record = Anotarla
consent-did-record = La respuesta está anotada.
consent-did-withdraw = La respuesta se retiró.
edit-record_consent = la respuesta de la familia
edit-withdraw_consent = retirar una respuesta

# Las palabras de la escuela, en los ajustes
wording-title = Lo que se dice en una sesión
wording-words = Los estudiantes pueden leer las dos cosas. Lo que escriba aquí se muestra desde la próxima sesión a quien eligió ese idioma. Donde no escriba nada, se muestran las palabras que trae Kith.
wording-opening = Antes del primer nombre
wording-safety = Cuando alguien no está a salvo
wording-language = El idioma de estas palabras
wording-lines = Una idea por línea.
wording-save = Usar estas palabras
wording-back = Volver a las palabras de Kith
wording-shipped = Estas son las palabras que trae Kith.
wording-own = Estas son las palabras de su escuela.
wording-in-any = Su escuela las escribió antes de que cada idioma tuviera sus propias palabras. Se muestran en los dos hasta que escriba aquí o vuelva a las palabras de Kith.
wording-grade-easy = La mayoría de los estudiantes puede leer esto.
wording-grade-hard = A algunos estudiantes les puede costar leer esto. Ayudan las frases más cortas.
wording-did-save = Desde ahora se dicen estas palabras, en este idioma.
wording-did-back = En este idioma se dicen otra vez las palabras de Kith.
wording-empty = No hay nada escrito. Escriba una línea, o vuelva a las palabras de Kith.
wording-long = Son { $count } caracteres. En la pantalla caben como máximo { $most }.
edit-set_wording = las palabras que se dicen en una sesión

# Solo para consejería, mientras el estudiante tiene su propia pantalla
coach-title = Para usted
coach-words = Solo usted ve esto: el mapa está en la otra pantalla.
coach-open = Para empezar
coach-open-1 = Pregunte quién le hizo sonreír esta semana, y empiece por ahí.
coach-open-2 = Dígale que las iniciales y los apodos están bien.
coach-stuck = Cuando no sabe qué decir
coach-stuck-1 = Recorran un día: el camino a la escuela, el almuerzo, después de clases, la noche.
coach-stuck-2 = Pregunte quién notaría si faltara una semana.
coach-stuck-3 = El silencio está bien. Cuente hasta diez antes de la próxima pregunta.
coach-thin = Cuando hay pocas personas
coach-thin-1 = Nombre a una persona que ya ve ahí, y lo que hace.
coach-thin-2 = Dígale que un mapa es lo que hoy vino a la mente, y no cuántas personas hay.
coach-thin-3 = Pregunte a quién le gustaría conocer.
coach-painful = Cuando cuesta hablar de alguien
coach-painful-1 = No hay que marcar nada. Deje a esa persona fuera del mapa, o quítela.
coach-painful-2 = Pregunte si quiere seguir, descansar o parar. Luego hagan eso.
coach-painful-3 = Si puede no estar a salvo, oprime F8.

# Teclas
key-sitting-question = La próxima pregunta, y después de la última ninguna
key-sitting-forgotten = Personas que quizás olvidaste
key-sitting-screen = El mapa en otra pantalla, o solo aquí
key-sitting-safety = Qué hacemos cuando alguien no está a salvo
key-sitting-cover = Tapar el mapa
key-sitting-finish = Terminar
key-sitting-shown = Nombres, apodos, iniciales u ocultos

sitting-met = Ya los conociste
sitting-met-words = Toca un nombre y queda punteado en el mapa. Tú dices si va ahí.
sitting-met-add = Poner a { $name } en el mapa, con puntos
sitting-dotted = { $count ->
    [one] Volviste a tener contacto con un visitante: está en el mapa, con puntos.
   *[other] Volviste a tener contacto con { $count } visitantes: están en el mapa, con puntos.
}
sitting-again = ¿Alguien de aquí ya es parte de tu gente?
sitting-again-words = Se encontraron más de una vez. Tú dices quién es parte de tu gente.
sitting-again-yes = Sí, { $name } es parte de mi gente
