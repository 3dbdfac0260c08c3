# Visits: logging one, who came before, who was there.

room-visits = Visitas
visits-title = Visitas
visits-parts = Partes de esta sala
visits-tab-log = Anotar una visita
visits-tab-past = Visitas
visits-tab-visitors = Visitantes

visit-who = ¿Quién vino?
visit-who-hint = Escriba un nombre o dónde trabaja.
visit-who-recent = Vinieron hace poco
visit-who-new = Alguien nuevo: { $name }
visit-who-change = Otra persona
visit-who-came = { $count ->
    [0] No ha venido antes
    [one] Vino una vez, { $when }
   *[other] Vino { $count } veces, la última { $when }
}
visit-new-name = Nombre
visit-new-organisation = Dónde trabaja
visit-new-known = { $name } ya está en el directorio.
visit-new-known-of = { $name } de { $organisation } ya está en el directorio.
visit-new-is-them = Es esta persona

visit-class = ¿Qué clase?
visit-class-likely = Elegida por sus visitas anteriores y la hora.
visit-class-none = Todavía no se sabe de ninguna clase suya.
visit-class-other = Otra clase
visit-class-paste = Pegar la lista de una clase
visit-class-change = Cambiar esta clase
visit-how = ¿Cómo se conocieron?
visit-format-in_person = En persona
visit-format-virtual = En vivo por pantalla
visit-format-recorded = Grabado

visit-here = ¿Quién estuvo?
visit-here-of = ¿Quién estuvo de { $class }?
visit-here-hint = Todos están marcados. Toque a quien faltó.
visit-here-unnoted = Todavía no se anotó quién estuvo. Toque a quien estuvo, o empiece con todos.
visit-here-everyone = Todos estuvieron
visit-here-choose = Elija una clase para ver a sus estudiantes.
visit-here-empty = Esta clase todavía no tiene estudiantes.
visit-here-count = { $count ->
    [one] { $count } presente
   *[other] { $count } presentes
}
visit-away-count = faltan { $count }
visit-is-away = faltó
visit-opted-out = { $count ->
    [one] De un estudiante no se guarda nada: lo pidió su familia.
   *[other] De { $count } estudiantes no se guarda nada: lo pidieron sus familias.
}

visit-steps = ¿Qué hubo?
visit-step-prepared = Preparada
visit-step-prepared-hint = Los estudiantes sabían quién venía y para qué
visit-step-two_way = De ida y vuelta
visit-step-two_way-hint = Hablaron unos con otros
visit-step-reflected = Pensada después
visit-step-reflected-hint = Los estudiantes reflexionaron sobre ella
visit-step-stay_in_touch = Seguir en contacto
visit-step-stay_in_touch-hint = Quien quiera, puede

visit-when = { $date }, { $time }
visit-when-change = Cambiar el día o la hora
visit-day = Día
visit-time = Hora
visit-clock = Esta computadora dice que es { $today }, y lo último se anotó el { $last }. La visita se guarda igual; ponga aquí su día si el reloj está mal.
visit-log = Anotar esta visita
visit-save = Guardar esta visita
visit-logged = { $count ->
    [one] Anotado: { $name } con { $class }, { $count } estudiante.
   *[other] Anotado: { $name } con { $class }, { $count } estudiantes.
}
visit-saved = Guardado: { $name } con { $class }.
visit-needs-who = ¿Quién vino? Basta un nombre.
visit-needs-class = Elija la clase que lo conoció.
visit-needs-day = Ponga el día de la visita.
visit-day-doubted = El día puesto es { $date } y hoy es { $today }. La visita se guarda como usted la puso.
visit-correcting = Está corrigiendo la visita del { $date }.
visit-correct-stop = Dejarla como está
visit-moves = Fue otra clase: la visita se quita de { $class } y se anota aquí. Toque a quien faltó.

paste-class-title = La lista de una clase
paste-class-lead = Un estudiante por línea. A quienes ya están aquí se los encuentra por su nombre, y a nadie se lo agrega dos veces.
paste-class-name = ¿Cómo se llama la clase?
paste-class-twice = Ya hay una clase que se llama { $class }. Esta quedará al lado: déle un nombre que las distinga.
paste-class-names = Estudiantes
paste-class-look = Ver la lista
paste-class-back = Cambiar la lista
paste-class-do = { $count ->
    [one] Usar esta clase, { $count } estudiante
   *[other] Usar esta clase, { $count } estudiantes
}
paste-class-known = ya está aquí
paste-class-fresh = nuevo
paste-class-several = Aquí hay varios estudiantes con este nombre. Se agrega como nuevo; puede unirlos en Estudiantes.
paste-class-again = { $count ->
    [one] { $count } línea tiene un nombre que ya está más arriba. Se toma por el mismo estudiante; dígalo abajo si es otro.
   *[other] { $count } líneas tienen un nombre que ya está más arriba. Se toman por los mismos estudiantes; dígalo abajo si alguno es otro.
}
paste-class-once = está dos veces, se toma una
paste-class-other = Otro estudiante que se llama { $name }
paste-class-refused = { $count ->
    [one] { $count } línea no es un nombre y quedó fuera.
   *[other] { $count } líneas no son nombres y quedaron fuera.
}
paste-class-done = La clase { $class } está aquí.
change-class-title = La clase { $class }
change-class-name = ¿Cómo se llama?
change-class-in = ¿Quiénes están? Desmarque a quien se fue
change-class-more = ¿Quién llegó?
change-class-more-hint = Un estudiante por línea. A quienes ya están aquí se los encuentra por su nombre.
change-class-look = Ver los nombres
change-class-done = La clase { $class } cambió. Quién estuvo en una visita queda como se anotó.
change-class-end = Esta clase terminó
change-class-end-hint = ¿Terminó, o se trajo por error? Sus visitas y estudiantes quedan.
change-class-ended = La clase { $class } ya no se ofrece. Sus visitas quedan.

past-none = Todavía no hay visitas
past-none-words = Anote la primera cuando alguien haya estado en su salón. Menos de un minuto, y sin red.
past-line = { $count ->
    [one] { $class }, { $count } estudiante
   *[other] { $class }, { $count } estudiantes
}
past-counted = { $count } según una lista; no se anotó quiénes eran
past-bring = Incorporar una lista o un calendario…
past-away = faltaron { $count }
past-by = anotada por { $name }
past-more = Detalles de la visita de { $name }
past-details = Detalles
past-correct = Corregir
past-remove = Quitar
past-removed = La visita se quitó.
past-separate = Mostrar como dos visitas
past-separated = Son dos visitas otra vez.
past-joined = { $count ->
    [one] Anotada en dos computadoras, se muestra una vez.
   *[other] Anotada en { $count } computadoras, se muestra una vez.
}
past-purpose = ¿Para qué fue? Lo saben ambas partes
past-aim = ¿Qué debían aprender los estudiantes?
past-saved = Guardado.
past-steps = Pasos de la visita
past-older = Estas son las { $count } visitas más recientes. Una anterior se encuentra en Visitantes, con quien vino.
past-open = Abrir esta visita
past-open-named = Abrir esta visita: { $date }

twins-title = ¿Anotada dos veces?
twins-words = { $visitor } con { $class } el { $date } está aquí dos veces: { $one }; { $other }.
twins-said = { $by } anotó { $present ->
    [one] { $present } presente
   *[other] { $present } presentes
}
twins-said-counted = una lista dice que estuvieron { $counted }
twins-said-nobody = { $by } no anotó quién estuvo
twins-said-at = { $said } ({ $time })
twins-words-unsaid = alguien
twins-more = { $count ->
    [one] Se pregunta por { $count } par más cuando haya respondido a estos.
   *[other] Se pregunta por { $count } pares más cuando haya respondido a estos.
}
twins-join = Una visita
twins-apart = Dos visitas
twins-joined = Se muestran como una visita. Quien estuvo en una de las listas, estuvo.
twins-kept-apart = Siguen siendo dos visitas.

visitors-title = Visitantes
visitors-none = Todavía no hay visitantes
visitors-none-words = A quien usted anote estará en el directorio desde entonces. También puede agregar a alguien que quizá venga.
visitors-find = Buscar visitante
visitors-add = Agregar visitante
visitors-col-name = Nombre
visitors-col-organisation = Dónde trabaja
visitors-col-cluster = Área profesional
visitors-col-visits = Visitas
visitors-col-last = Vino por última vez
visitors-col-returns = Volvería
visitors-yes = Sí
visitors-no = No volvería
visitors-unasked = Sin preguntar
visitors-any-cluster = Cualquier área
visitors-cluster = Área profesional
visitors-nobody = Ningún visitante coincide.
visitors-more = Se muestran { $shown } de { $count }. Escriba unas letras para encontrar a los demás.

visitor-new-title = Visitante
visitor-name = Nombre
visitor-organisation = Dónde trabaja
visitor-role = Qué hace allí
visitor-cluster = Área profesional
visitor-cluster-unsaid = Sin decir
visitor-offers = Qué puede ofrecer
visitor-offer-talk = Dar una charla
visitor-offer-host = Recibir a un grupo
visitor-offer-shadow = Dejarse acompañar en el trabajo
visitor-offer-mentor = Ser mentor
visitor-offer-introduce = Presentar a otras personas
visitor-offer-review_work = Revisar trabajos
visitor-languages = Idiomas
visitor-languages-hint = Con comas entre ellos
visitor-path = Su propio camino
visitor-path-hint = Solo lo que quiso contar
visitor-availability = Cuándo puede venir
visitor-returns = ¿Volvería?
visitor-save = Guardar
visitor-saved = { $name } está en el directorio.
visitor-history = Visitas
visitor-history-none = Todavía no ha venido.
visitor-joined = Entradas unidas
visitor-separate = Separar
visitor-separated = Son dos entradas otra vez.
visitor-retire = Sacar del directorio
visitor-retired = { $name } ya no está en el directorio. Las visitas conservan el nombre.
visitor-restore = Poner otra vez en el directorio
visitor-restored = { $name } está otra vez en el directorio.
visitors-retired = Fuera del directorio ({ $count })
visitors-retired-hint = Ya no se los ofrece. Quien vuelva a venir vuelve al directorio.
visitor-twins = Quizá son una sola persona.
visitor-twins-of = { $name } de { $organisation }
visitor-twins-look = Ver los dos
visitor-twins-join = Una persona
visitor-twins-apart = Dos personas
visitor-twins-joined = Se muestran como una persona. Ambas entradas se guardan y se pueden separar.
visitor-twins-kept-apart = Siguen siendo dos personas.
visitor-join-title = ¿Es una sola persona?
visitor-join-what = Lo que se sabe
visitor-join-one = Primera entrada
visitor-join-other = Segunda entrada
visitor-join-unsaid = no se dijo
visitor-join-shown = ¿Qué entrada se muestra desde ahora?
visitor-join-hint = Las visitas de las dos cuentan como suyas. La otra entrada se conserva como está y se puede volver a separar.

cluster-agriculture = Agricultura, alimentos y recursos naturales
cluster-construction = Arquitectura y construcción
cluster-arts = Artes, medios y comunicación
cluster-business = Negocios y administración
cluster-education = Educación y formación
cluster-finance = Finanzas
cluster-government = Gobierno y administración pública
cluster-health = Ciencias de la salud
cluster-hospitality = Hotelería y turismo
cluster-human_services = Servicios a las personas
cluster-technology = Informática
cluster-law = Derecho y seguridad pública
cluster-manufacturing = Manufactura
cluster-marketing = Mercadeo
cluster-science = Ciencia, ingeniería y matemáticas
cluster-transport = Transporte y logística

edit-log_visit = anotar una visita
edit-move_visit = corregir la clase de una visita
edit-describe_visit = un detalle de una visita
edit-remove_visit = quitar una visita
edit-join_visits = unir dos visitas
edit-separate_visit = separar dos visitas
edit-keep_visits_apart = dejar dos visitas aparte
edit-bring_class = traer una clase
edit-change_class = cambiar una clase
edit-end_class = terminar una clase
edit-describe_visitor = lo que se sabe de un visitante
edit-join_visitors = unir dos visitantes
edit-separate_visitor = separar dos visitantes
edit-keep_visitors_apart = dejar dos visitantes aparte
edit-retire_visitor = sacar a un visitante del directorio

consent-about = Sobre qué
consent-about-mapping = Mapas de personas
consent-about-visits = Quedar anotado en las visitas
consent-visits-no = No a quedar anotado en las visitas
consent-visits-yes = Sí a quedar anotado en las visitas

optout-add = Una familia pidió que no
optout-title = No se guardará nada
optout-lead = Desde ahora no se anota ninguna visita de este estudiante, y lo anotado no cuenta. Se sienta y toca como todos.
optout-who = Estudiante
optout-choose = Elija un estudiante
optout-given_by = Quién lo pidió
optout-do = No guardar nada
optout-done = Desde ahora no se guarda nada de este estudiante en las visitas.

visits-tab-came = Qué resultó
came-period = En qué tiempo
came-period-school_year = Este año escolar
came-period-always = Todos los años
came-class = Clase
came-class-over = { $class } (terminada)
came-any-class = Cualquier clase
came-school = Escuela
came-any-school = Cualquier escuela
came-visitor = Visitante
came-any-visitor = Cualquier visitante
came-paper = Qué resultó de las visitas
came-paper-day = Como estaba el { $date }.
came-print = Imprimir
came-none = Todavía no hay una visita así.
came-finding = { $visits ->
    [one] { $visits } visita. De { $students ->
        [one] { $students } estudiante
       *[other] { $students } estudiantes
    }, { $viewed ->
        [one] { $viewed } vio a un visitante
       *[other] { $viewed } vieron a un visitante
    }, { $met ->
        [one] { $met } habló con uno
       *[other] { $met } hablaron con uno
    }, y { $again ->
        [one] { $again } volvió a tener contacto con el mismo
       *[other] { $again } volvieron a tener contacto con el mismo
    }.
   *[other] { $visits } visitas. De { $students ->
        [one] { $students } estudiante
       *[other] { $students } estudiantes
    }, { $viewed ->
        [one] { $viewed } vio a un visitante
       *[other] { $viewed } vieron a un visitante
    }, { $met ->
        [one] { $met } habló con uno
       *[other] { $met } hablaron con uno
    }, y { $again ->
        [one] { $again } volvió a tener contacto con el mismo
       *[other] { $again } volvieron a tener contacto con el mismo
    }.
}
came-finding-unasked = { $visits ->
    [one] { $visits } visita. De { $students ->
        [one] { $students } estudiante
       *[other] { $students } estudiantes
    }, { $viewed ->
        [one] { $viewed } vio a un visitante
       *[other] { $viewed } vieron a un visitante
    }.
   *[other] { $visits } visitas. De { $students ->
        [one] { $students } estudiante
       *[other] { $students } estudiantes
    }, { $viewed ->
        [one] { $viewed } vio a un visitante
       *[other] { $viewed } vieron a un visitante
    }.
}
came-finding-tied = { $mapped ->
    [one] Un estudiante que habló con un visitante ha hecho un mapa desde entonces; { $tied } puso allí a un visitante.
   *[other] De { $mapped } que hablaron con un visitante y han hecho un mapa desde entonces, { $tied ->
        [one] { $tied } puso allí a un visitante
       *[other] { $tied } pusieron allí a un visitante
    }.
}
came-finding-unmapped = Nadie que habló con un visitante ha hecho desde entonces un mapa que se pueda contar.
came-table = De ver a un visitante a una persona en el mapa, en estudiantes
came-col-what = Hasta dónde llegó
came-col-students = Estudiantes
came-col-list = Quiénes son
came-bar-viewed = Vieron a un visitante
came-bar-met = Hablaron con uno, en vivo
came-bar-met_again = Volvieron a tener contacto con el mismo
came-bar-tied = Pusieron a un visitante en su mapa
came-of = { $count } de { $of ->
    [one] { $of } estudiante
   *[other] { $of } estudiantes
}
came-of-mapped = { $count } de { $of } con mapa desde entonces
came-unasked = Todavía no se preguntó lo suficiente
came-list = Quiénes
came-list-named = Quiénes: { $what }
came-no-maps = Quién puso a un visitante en un mapa solo se sabe donde los consejeros hacen mapas con estudiantes.
came-unsaid = { $count ->
    [one] De { $live ->
        [one] { $live } visita en vivo
       *[other] { $live } visitas en vivo
    }, de { $count } muy pocos dijeron si hablaron ambas partes. Solo quienes lo dijeron cuentan como que hablaron.
   *[other] De { $live ->
        [one] { $live } visita en vivo
       *[other] { $live } visitas en vivo
    }, de { $count } muy pocos dijeron si hablaron ambas partes. Solo quienes lo dijeron cuentan como que hablaron.
}
came-meaning = Encuentros con sentido
came-meaning-is = { $mean } por estudiante en promedio. { $students } de { $of ->
    [one] { $of } estudiante
   *[other] { $of } estudiantes
} { $students ->
    [one] tuvo al menos uno.
   *[other] tuvieron al menos uno.
}
came-meaning-unsaid = Todavía no se preguntó lo suficiente: de { $said } de { $visits ->
    [one] { $visits } visita
   *[other] { $visits } visitas
} se sabe si estuvieron las cuatro partes.
came-meaning-how = Un encuentro cuenta cuando se anotaron un propósito, una meta, una conversación de ambas partes y una reflexión.
came-repeat = De todas las parejas de estudiante y visitante que hablaron, { $pct } volvieron a hablar otro día o a tener contacto.
came-repeat-unasked = Cuántos volvieron a tener contacto con el mismo visitante: todavía no se preguntó lo suficiente.
came-repeat-none = Todavía no consta que alguien haya hablado con un visitante.
came-visitors = { $count ->
    [one] Vino { $count } visitante; { $again } vino más de un día.
   *[other] Vinieron { $count } visitantes; { $again ->
        [one] { $again } vino más de un día
       *[other] { $again } vinieron más de un día
    }.
}
came-returned = { $days ->
    [one] { $days } día, el último { $when }
   *[other] { $days } días, el último { $when }
}
came-returned-more = Y { $count } más. A cada quien se le encuentra en Visitantes.
came-year-table = Encuentros con sentido por año escolar
came-year = Año escolar
came-year-span = { $from }–{ $to }
came-year-encounters = Encuentros
came-year-students = Estudiantes con al menos uno
came-year-unsaid = No se preguntó lo suficiente: se sabe de { $said } de { $visits ->
    [one] { $visits } visita
   *[other] { $visits } visitas
}
came-clusters = { $count ->
    [0] No se sabe el área profesional de estos visitantes
    [one] Visitantes de { $count } de 16 áreas profesionales
   *[other] Visitantes de { $count } de 16 áreas profesionales
}
came-cluster-visits = { $count ->
    [one] { $count } visita
   *[other] { $count } visitas
}

visits-tab-wishes = Seguir en contacto
wish-off = El distrito no pregunta a nadie si quiere seguir en contacto. Lo que se dijo antes se puede llevar aquí a su fin.
wish-none-off = Nadie espera una respuesta.
wish-card = Tarjeta para imprimir
wish-card-hint = Para el visitante, en mano o por el correo de la escuela. Solo lleva un nombre de pila.
wish-card-text = Lo que dice la tarjeta
wish-card-words = Gracias por venir. Me gustaría preguntarle más.
wish-card-of = { $class }, { $date }
wish-none = Todavía nadie pidió seguir en contacto
wish-none-words = Cuando estudiantes quieran escribir a un visitante, anótelo aquí. Lo que dicen pasa por la escuela; nadie da un teléfono.
wish-lead = Lo que dicen los estudiantes pasa por la escuela. Un deseo que espera cinco días de clase vuelve.
wish-back = { $count ->
    [one] { $count } deseo espera desde hace cinco días de clase.
   *[other] { $count } deseos esperan desde hace cinco días de clase.
}
wish-add = Quién quiere seguir en contacto
wish-add-do = Anotarlo
wish-visit = Después de qué visita
wish-who = Estudiantes que lo dijeron
wish-did-add = { $count ->
    [one] Se anotó { $count } deseo.
   *[other] Se anotaron { $count } deseos.
}
wish-is-said = lo dijo { $date }
wish-is-sent = entregado { $date }
wish-is-answered = respondido { $date }
wish-is-met = de nuevo en contacto { $date }
wish-is-repeated = en contacto más de una vez, lo último anotado { $date }
wish-is-let_go = ya no, { $date }
wish-to-said = Todavía no entregado
wish-to-sent = Entregado
wish-to-answered = Respondió
wish-to-met = De nuevo en contacto
wish-to-repeated = Y una vez más
wish-to-let_go = Ya no
wish-did-said = { $name }: todavía no entregado.
wish-did-sent = { $name }: entregado.
wish-did-answered = { $name }: respondido.
wish-did-met = { $name }: de nuevo en contacto. En su próximo mapa el visitante está como alguien por conocer.
wish-did-repeated = { $name }: en contacto una vez más. En su próximo mapa el estudiante puede decir si el visitante es parte de su gente.
wish-did-let_go = { $name }: ya no. También está bien.
wish-move-named = { $what }: { $name }
wish-more = Más
wish-more-named = Más sobre el deseo de { $name }
wish-message = Qué quiere decir
wish-message-hint = En las palabras del estudiante. Va en la carta.
wish-reply = Qué respondió el visitante
wish-reply-hint = En sus palabras, o en breve.
wish-replied = Respondió: { $reply }
wish-remove = Quitar
wish-removed = El deseo se quitó.
wish-letter = Una carta de la clase
wish-letter-hint = Una carta, solo con nombres de pila. Cámbiela como quiera; luego envíela como lo hace su escuela.
wish-contact = Parece que hay un teléfono o un correo electrónico. Entre un estudiante y un visitante todo pasa por la escuela: quítelo.
wish-letter-text = La carta
wish-letter-copy = Copiar
wish-letter-copied = La carta se copió.
wish-letter-mail = Guardar como borrador de correo
wish-letter-saved = El borrador se guardó.
wish-letter-mark = Ya se envió
wish-letter-sent = { $count ->
    [one] Se entregó { $count } deseo.
   *[other] Se entregaron { $count } deseos.
}
wish-letter-subject = De los estudiantes que usted visitó
wish-letter-dear = Hola, { $name }:
wish-letter-thanks = Gracias por su tiempo con { $class } el { $date }. Algunos estudiantes quisieran seguir en contacto:
wish-letter-line = { $name } dice: { $message }
wish-letter-line-bare = A { $name } le gustaría saber de usted.
wish-letter-how = Por favor respóndame a mí y yo lo paso. No compartimos teléfonos ni direcciones de estudiantes.
wish-today = { $count ->
    [one] El deseo de { $count } estudiante de seguir en contacto espera desde hace cinco días de clase.
   *[other] Los deseos de { $count } estudiantes de seguir en contacto esperan desde hace cinco días de clase.
}
wish-today-do = Verlos
edit-say_wishes = quién quiere seguir en contacto
edit-write_message = un mensaje a un visitante
edit-move_wishes = hasta dónde llegó un deseo
edit-note_reply = la respuesta de un visitante
edit-remove_wish = quitar un deseo

past-export = Exportar…
past-exported = Las visitas se guardaron. En el archivo no está el nombre de ningún estudiante.
past-file-present = Estudiantes presentes
past-file-away = Estudiantes que faltaron
past-file-counted = Estudiantes según una lista
past-file-name = visitas
past-file-coverage = Cobertura: visitas en este archivo, primer y último día
past-file-rule = Solo cantidades, y ningún nombre de estudiante. Quienes no participan en visitas porque sus padres lo pidieron no están en ninguna cantidad.
past-file-rule-counted = Solo cantidades, y ningún nombre de estudiante. Es el número de la propia plataforma: puede incluir a quienes no participan en visitas porque sus padres lo pidieron.
past-file-means-visits = Una línea por cada visita anotada o incorporada que no se quitó; una que se anotó dos veces y se juntó es una línea. Lo que nadie dijo está vacío.
past-file-means-present = Estudiantes de la clase que se anotaron como presentes. Está vacío donde nadie anotó quién estuvo.
past-file-means-away = Estudiantes de la clase de quienes se anotó que faltaron.
past-file-means-counted = Cuántos participaron según la lista de la plataforma o el calendario; quiénes eran no se sabe.

ask-part = Qué mirar
ask-part-questions = Preguntas
ask-part-fields = Campos de trabajo

fields-lead = Cada estudiante puede elegir hasta tres de los dieciséis campos profesionales. Ayuda a decidir a quién invitar. Desde el papel: escriba los números y pulse Intro.
fields-count = Estudiantes que ya eligieron: { $chose } de { $of }.
fields-pass = Pasar la computadora
fields-file = De un archivo…
fields-print = Imprimir la hoja
fields-table = Campos de trabajo que eligieron los estudiantes
fields-col-name = Estudiante
fields-col-numbers = Números
fields-col-chosen = Elegido
fields-numbers-of = Números de { $name }
fields-none = Nada todavía
fields-wrong = Aún no se guardó: hasta tres números del 1 al 16.
fields-two = Dos respuestas: { $all }. La correcta se elige en la página de cada estudiante.
fields-kept = Guardado: lo que eligió { $name }.
fields-out = Sin visitas por decisión de la familia: no se guarda nada
fields-list = Los dieciséis campos

came-chosen = Lo que eligieron los estudiantes
came-any-chosen = Elijan lo que elijan
came-chosen-of = Eligieron: { $cluster }

mix-none = Ningún estudiante ha elegido todavía un campo de trabajo
mix-none-words = Pregunte a una clase en la parte «Preguntas»: pase la computadora o escriba lo de una hoja.
mix-finding = { $chose } de { $students ->
    [one] { $students } estudiante
   *[other] { $students } estudiantes
} { $chose ->
    [one] eligió campos de trabajo.
   *[other] eligieron campos de trabajo.
} { $unmet ->
    [one] { $unmet } de ellos no habló con nadie de ninguno de esos en las visitas que hay aquí.
   *[other] { $unmet } de ellos no hablaron con nadie de ninguno de esos en las visitas que hay aquí.
}
mix-finding-unasked = { $chose } de { $students ->
    [one] { $students } estudiante
   *[other] { $students } estudiantes
} { $chose ->
    [one] eligió campos de trabajo.
   *[other] eligieron campos de trabajo.
} Con quién hablaron: aún no se preguntó lo suficiente.
mix-table = Lo que eligieron los estudiantes y quién vino
mix-col-cluster = Campo de trabajo
mix-col-chose = Lo eligieron
mix-col-met = De ellos, hablaron con alguien de ahí
mix-col-visits = Visitas
mix-who = Quién no conoció a nadie
mix-who-of = Quién no conoció a nadie: { $cluster }
mix-who-named = Eligieron { $cluster } y no hablaron con nadie de ahí
mix-unmet-any = No hablaron con nadie de lo que eligieron, en las visitas que hay aquí
mix-unasked = Aún no se preguntó lo suficiente
mix-of-all = Aquí se miran todas las visitas de ese tiempo, sea cual sea el visitante o el área que se eligió arriba.
mix-unsaid = { $count ->
    [one] { $count } visita fue de alguien cuyo campo no se anotó.
   *[other] { $count } visitas fueron de visitantes cuyo campo no se anotó.
}
