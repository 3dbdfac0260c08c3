# The school's room: adults mark the students they know, and what the marks together say.

room-school = Escuela
school-title = Escuela
school-lead = En una reunión corta, cada adulto marca a los estudiantes que conoce. Después se ve de quién no sabemos todavía, y alguien puede estar pendiente sin hacer ruido.
school-none-title = Todavía no hay marcas
school-none-words = Elija los días y diga para qué es. Cada adulto marca en su computadora, en una que pasa de mano en mano o en papel.
school-none-teacher = Cuando la escuela pida a sus adultos que marquen a los estudiantes que conocen, aparecerá aquí.
school-open = Planear una ronda de marcas

campaign-open-title = Marcar a los estudiantes que conocemos
campaign-until = Hasta { $date }
campaign-begins = Empieza { $date }
campaign-was = { $from } a { $until }
campaign-adults = { $adults ->
    [one] { $done } de 1 adulto ha repasado a los estudiantes.
   *[other] { $done } de { $adults } adultos han repasado a los estudiantes.
}
campaign-who-benefits = A quién beneficia
campaign-who-could-be-hurt = A quién podría dañar, y qué hacemos al respecto
campaign-who-sees = Quién ve el resultado
campaign-who-sees-words = La dirección de la escuela, y cada consejero de sus propios estudiantes. Nadie más ve lo que usted marca. A nadie se le dice cuántas veces fue marcado. Lo que responde un estudiante lo leen solo sus propios consejeros.
campaign-mark = Marcar a los estudiantes que conozco
campaign-mark-again = Volver a ver mis marcas
campaign-i-am-done = Usted ya repasó a los estudiantes.
campaign-pass = Pasar esta computadora
campaign-pass-hint = Mientras esta computadora pasa de mano en mano, en ella solo se puede marcar. Usted vuelve a desbloquear Kith.
campaign-ask = Preguntar a estudiantes
campaign-ask-hint = ¿A qué adultos acudirían? Cada estudiante escribe su propio nombre y responde a solas, en dos minutos. Lo leen usted y los consejeros que trabajan con ese estudiante, y nadie más.
campaign-paper = Pasar una lista de papel
campaign-result = De quién no sabemos todavía
campaign-close = Terminar hoy
campaign-closed = Las marcas terminan hoy. Con deshacer se vuelve a abrir.
campaign-follow-up-four_weeks = A las cuatro semanas: { $date }
campaign-follow-up-two_months = A los dos meses: { $date }

plan-title = Planear una ronda de marcas
plan-lead = Cada adulto de la escuela marca a los estudiantes que conoce, en unos 20 minutos. Solo en estos días ve nombres y grados.
plan-benefits-hint = Por ejemplo: estudiantes a quienes ningún adulto de aquí conoce bien todavía.
plan-hurt-hint = Por ejemplo: nadie lee nombres en voz alta y no se cuelga ninguna lista.
plan-opens = Primer día
plan-closes = Último día
plan-do = Planear
plan-done = La ronda de marcas está planeada.

marking-title = Estudiantes que usted conoce
marking-for = Marcas de { $name }
marking-from-paper = Se pasa la hoja de { $name }
marking-would_come = Vendría a mí
marking-could_build = Podría construirlo
marking-none = sin marca
marking-would_come-hint = Este estudiante me conoce y vendría a mí.
marking-could_build-hint = Todavía no lo conozco bien, y podría construirlo.
marking-search = Buscar a un estudiante
marking-list = Estudiantes
marking-col-name = Estudiante
marking-col-grade = Grado
marking-col-mark = Su marca
marking-all-sections = Todos los estudiantes
marking-section = Clase
marking-own = su clase
marking-keys = ↑ ↓ mover, 1 vendría a mí, 2 podría construirlo, 0 sin marca, / buscar. Mientras escribe un nombre: Enter y Mayús Enter marcan.
marking-said = { $name }: { $mark }
marking-nobody = En esta escuela no hay nadie con ese nombre.
marking-clear = Borrar
marking-done = Ya los repasé
marking-back = Volver
marking-redone = Hecho de nuevo.
marking-undone = Deshecho.

through-title = Una pregunta más
through-words = Puede que ningún adulto haya marcado a algunos estudiantes. ¿De cuántos estaría usted pendiente, sin hacer ruido? No se les dice. Es una buena palabra de vez en cuando.
through-none = De ninguno por ahora
through-some = { $count ->
    [one] De un estudiante
   *[other] De { $count } estudiantes
}
through-do = He terminado
through-thanks = Gracias.
through-hand-on = Gracias. Pase la computadora a la siguiente persona.

around-title = ¿Quién es usted?
around-lead = Elija su nombre, marque a los estudiantes que conoce y diga que terminó antes de pasar la computadora. Así nadie en la sala puede abrir sus marcas en ella.
around-paper-title = ¿De quién es la hoja?
around-search = Su nombre
around-paper-search = Un nombre
around-done = listo
around-nobody = En esta escuela no trabaja nadie con ese nombre.
around-end = La computadora está de vuelta
around-end-hint = Kith se bloquea. Su dueño lo desbloquea.

result-title = De quién no sabemos todavía
result-school = { $count ->
    [0] De cada uno de { $of ->
        [one] { $of } estudiante
       *[other] { $of } estudiantes
    }, un adulto de aquí ha dicho que vendría a él.
    [one] Todavía no sabemos a quién acude 1 de { $of ->
        [one] { $of } estudiante
       *[other] { $of } estudiantes
    }.
   *[other] Todavía no sabemos a quién acuden { $count } de { $of ->
        [one] { $of } estudiante
       *[other] { $of } estudiantes
    }.
}
result-caseload = { $count ->
    [0] De cada uno de { $of ->
        [one] su único estudiante
       *[other] sus { $of } estudiantes
    }, un adulto de aquí ha dicho que vendría a él.
    [one] Todavía no sabemos a quién acude 1 de { $of ->
        [one] su único estudiante
       *[other] sus { $of } estudiantes
    }.
   *[other] Todavía no sabemos a quién acuden { $count } de { $of ->
        [one] su único estudiante
       *[other] sus { $of } estudiantes
    }.
}
result-nobody = Todavía no hay estudiantes aquí.
result-about-us = Esto dice lo que sabemos nosotros. No dice que un estudiante no tenga a nadie.
result-early = { $waiting ->
    [one] Un adulto no ha repasado todavía a los estudiantes, así que esta lista aún puede acortarse.
   *[other] { $waiting } adultos no han repasado todavía a los estudiantes, así que esta lista aún puede acortarse.
}
result-waiting = Faltan por repasar
result-list = Estudiantes de quienes no sabemos todavía
result-col-name = Estudiante
result-col-grade = Grado
result-col-could = Podría construirlo
result-col-match = Está pendiente
result-col-said = Cómo va
result-could-nobody = nadie lo ha dicho todavía
result-match-for = Quién está pendiente de { $name }
result-match-nobody = Nadie todavía
result-match-none-offered = Nadie se ha ofrecido todavía
result-matched = { $adult } está pendiente de { $name }.
result-parted = Ahora no se pide a nadie que esté pendiente de { $name }.
result-said-for = Cómo va con { $name }, { $adult }
result-said-later = desde { $date }
result-said-none = Sin decir
result-said-talking = Hablan de vez en cuando
result-said-not_yet = Todavía no
result-said-somebody_else = Hay otra persona para él o ella
result-offers = Se ofrecieron
result-offer = { $name }: { $offers ->
    [one] un estudiante
   *[other] { $offers } estudiantes
}, { $matched } hasta ahora

result-view = Qué se mira
result-view-unlearned = De quién no sabemos
result-view-sides = Los dos lados

sides-finding = { $differ ->
    [0] De { $asked ->
        [one] 1 estudiante a quien se preguntó
       *[other] { $asked } estudiantes a quienes se preguntó
    }, no hay ninguno de quien solo un lado diga algo.
    [one] De { $asked ->
        [one] { $asked } estudiante a quien se preguntó
       *[other] { $asked } estudiantes a quienes se preguntó
    }, hay uno de quien solo un lado dice algo.
   *[other] De { $asked ->
        [one] { $asked } estudiante a quien se preguntó
       *[other] { $asked } estudiantes a quienes se preguntó
    }, hay { $differ } de quienes solo un lado dice algo.
}
sides-not-asked = { $count ->
    [0] A cada uno de sus estudiantes se le preguntó: respondió, o guardó un mapa en los últimos doce meses y dejó que se contara.
    [one] A uno de sus estudiantes no se le preguntó: no respondió, ni tiene un mapa de los últimos doce meses que dejara contar.
   *[other] A { $count } de sus estudiantes no se les preguntó: no respondieron, ni tienen un mapa de los últimos doce meses que dejaran contar.
}
sides-nobody-asked = Todavía no se preguntó a nadie. Se pregunta a un estudiante cuando responde la pregunta de esta ronda, o guarda un mapa y deja que se cuente.
sides-nobody-stands = Nadie está así.
sides-which = Mostrar
sides-all = Todos a quienes se preguntó
sides-list = Estudiantes a quienes se preguntó
sides-nobody = Ningún lado todavía
sides-adults_only = Solo lo dicen adultos
sides-student_only = Solo lo dice el estudiante
sides-both_others = Los dos, de otras personas
sides-both = Los dos, de la misma persona
sides-col-sides = Cómo está
sides-col-adults = Adultos que lo dijeron
sides-col-student = A quién nombra el estudiante
sides-mapped = Del mapa del { $date }
sides-answered = De la respuesta del { $date }
sides-two = Dos respuestas
sides-two-title = { $name } respondió en dos computadoras
sides-two-lead = Se guardan las dos respuestas. Elija la que vale. Si no lo sabe, pregunte al estudiante.
sides-two-by = en la computadora de { $who }
sides-two-nobody = Nadie
sides-two-taken-back = Retirada
sides-two-choose = Vale esta
sides-two-choose-named = Vale esta: { $what }
sides-none = nadie todavía

edit-open_campaign = planear una ronda de marcas
edit-close_campaign_on = el último día de una ronda de marcas
edit-match_quietly = estar pendiente de un estudiante
edit-say_of_match = cómo va con un estudiante
edit-mark = una marca
edit-finish_sheet = haber repasado a los estudiantes
edit-say_adults = una respuesta
edit-erase_answer = una respuesta borrada
edit-offer_quietly = ofrecerse a estar pendiente
refusal-campaign_is_over = Los días de las marcas ya pasaron o no han llegado. No se cambió nada. Quien las planeó puede elegir otro último día.
