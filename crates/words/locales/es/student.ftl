# La sala de cada estudiante. Lo que un estudiante puede leer (todo lo que está bajo "sesión") es sencillo: frases cortas,
# palabras de todos los días, nada que juzgue. Lo que solo lee consejería puede decir un poco más.

## La sala

student-tabs = Partes de la sala de este estudiante
student-tab-map = Mapa
student-tab-timeline = Línea de tiempo
student-tab-record = Registro
student-back = Volver a la lista
student-left = Ya no está en la lista oficial

## Los mapas de un estudiante

student-no-map = { $name } todavía no tiene mapa. Empiece con un nombre: ¿quién apoya a { $name }?
student-start-map = Empezar un mapa
student-open-wave = Nuevo mapa a partir del último
student-open-wave-hint = Están todas las personas de mapas anteriores, en tono pálido, hasta que los dos digan que siguen ahí.
student-continue-map = Seguir con este mapa
student-maps = Mapas
student-map-of = Mapa: { $date }
student-map-open = Abrir
student-map-open-named = Abrir el mapa: { $date }
student-map-people = { $people ->
    [0] Todavía no hay nadie
    [one] { $people } persona
   *[other] { $people } personas
  }
student-map-put-away = Apartado: { $name } quiso que se olvidara. Se borra cuando termine la retención.
student-map-held = En espera: hay una retención sobre este expediente y nada de él se borra
student-map-days-left = { $days ->
    [0] Se borra hoy si { $name } no decide
    [one] Se borra en { $days } día si { $name } no decide
   *[other] Se borra en { $days } días si { $name } no decide
  }
student-map-only-us = Solo { $name } y consejería
student-map-team = Con el equipo de consejería
student-map-counted = Cuenta en los totales de la escuela
student-draft-stays = Un mapa se queda solo en esta computadora hasta que { $name } decida.

## La sesión: el mapa y lo que lo rodea

sitting-region = Mapa de las personas que apoyan a { $name }
sitting-title = Las personas que apoyan a { $name }
sitting-names-pane = Nombres
sitting-inspector = La persona elegida
sitting-inspector-none = Elige a una persona para contar más de ella.
sitting-legend = Qué dicen los signos
sitting-legend-read = Elige a una persona para leer sobre ella.
sitting-legend-drag = Arrastra a una persona para moverla.
sitting-legend-wanted = Los quieres conocer
sitting-legend-pale = En el mapa anterior. ¿Sigue aquí?
sitting-legend-remembered = Ahora no, pero guarda su lugar
sitting-legend-gives = Lo que hacen por ti
sitting-legend-line = Estas dos personas se conocen
sitting-name-label = Agregar un nombre
sitting-name-placeholder-first = Escribe un nombre y oprime Enter
sitting-name-placeholder = Otro nombre
sitting-suggestions = Nombres que quizás buscas
sitting-suggestion-here = En este mapa
sitting-suggestion-staff = Trabaja en la escuela
sitting-suggestion-visitor = Visita que conociste
sitting-suggestion-earlier = En un mapa anterior
sitting-suggestion-taken_off = Se quitó de este mapa
sitting-suggestions-count = { $count ->
    [one] { $count } nombre que quizás buscas. Oprime la flecha hacia abajo para verlo.
   *[other] { $count } nombres que quizás buscas. Oprime la flecha hacia abajo para verlos.
  }

sitting-chips = ¿Quién hace esto por ti?
sitting-chips-hint = Elige una y toca a las personas.
sitting-painting = { $support }: toca a todos los que lo hacen. Oprime Escape al terminar.
sitting-painting-done = Listo
sitting-chips-adult = Adultos o no
sitting-adult-yes = Persona adulta
sitting-adult-no = Más o menos de mi edad
sitting-telling-to_me = Toca a todos los que te ayudan. Oprime Escape al terminar.
sitting-telling-both = Toca a todos con quienes la ayuda va en los dos sentidos. Oprime Escape al terminar.
sitting-telling-from_me = Toca a todos a los que ayudas. Oprime Escape al terminar.
sitting-telling-adult = Toca a todas las personas adultas. Oprime Escape al terminar.
sitting-telling-no-adult = Toca a todos los que tienen más o menos tu edad. Oprime Escape al terminar.
sitting-connecting = Toca a dos personas que se conocen. Oprime Escape al terminar.
sitting-connecting-second = ¿A quién conoce { $name }? Toca a esa persona.
sitting-connecting-from = ¿A quién conoce { $name }? Toca a cada persona. Toca otra vez a { $name } para elegir a alguien más.

support-listens = Me escucha
support-advice = Me da consejos
support-homework = Me ayuda con la tarea
support-rides = Me lleva en carro
support-fun = Nos divertimos
support-proud_of_me = Siente orgullo por mí
support-knows_jobs = Sabe de trabajos
support-could_introduce = Podría presentarme gente

ring-closest = muy cerca
ring-close = cerca
ring-known = gente que conozco
sector-home = hogar y familia
sector-school = adultos de la escuela
sector-peers = gente de mi edad
sector-community = comunidad
sector-work = trabajo y empleos
spot-word = { $ring }, { $sector }

sitting-tools = Herramientas del mapa
sitting-connect = Trazar líneas
sitting-connect-key = Trazar líneas (T)
sitting-ties-again = { $count ->
    [one] Dejar { $count } línea como la última vez
   *[other] Dejar { $count } líneas como la última vez
}
sitting-ties-kept = { $count ->
    [one] { $count } línea sigue como la última vez.
   *[other] { $count } líneas siguen como la última vez.
}
sitting-settle = Ya están todas las líneas
sitting-settle-tip = Las personas sin línea no se conocen
sitting-settled = Ya están todas las líneas.
sitting-want-to-meet = Por conocer
sitting-want-to-meet-tip = Alguien que quiero conocer (W)
sitting-list = Lista
sitting-drawing = Mapa
sitting-confirm-all = { $people ->
    [one] Sigue aquí: { $people } persona
   *[other] Siguen aquí: las { $people }
  }
sitting-undo-named = Deshacer: { $edit }
sitting-redo-named = Rehacer: { $edit }
sitting-zoom-in = Acercar
sitting-zoom-out = Alejar
sitting-fit = Ver todo el mapa
sitting-keys = Teclas
sitting-clock = Tiempo hasta ahora
sitting-clock-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
  }
sitting-clock-short = { $minutes } min
sitting-finish = Terminar
sitting-stop = Parar y olvidar
sitting-correct = Corregir este mapa

## La cubierta: lo que tapa el mapa antes de empezar, cuando entra alguien y cuando termina

sitting-cover = Tapar el mapa
sitting-cover-ready = Aquí solo se abre tu mapa.
sitting-cover-paused = Tu mapa está tapado. No se pierde nada.
sitting-cover-key = Si entra alguien, oprime F9. Así se tapa el mapa.
sitting-begin = Empezar
sitting-cover-ready-talk = Aquí los dos pueden hablar. No se escribe nada.
sitting-cover-paused-talk = La charla espera. No se ve nada y no se guarda nada.
sitting-cover-key-talk = Si entra alguien, oprime F9. Así se tapa la pantalla.
sitting-limits-talk = Hoy solo hablamos. No se hace ningún mapa y no se escribe nada.
sitting-limits-title = Antes de empezar
sitting-limits-yours = Este mapa es tuyo. Tú dices qué se guarda y quién lo puede ver.
sitting-limits-skip = Puedes saltarte lo que quieras. Puedes parar cuando quieras.
sitting-limits-parent = Tu mamá, tu papá o quien te cuida puede pedir ver lo que se guarda.
sitting-limits-report = Si alguien te hace daño, o si te puede pasar algo malo, tengo que decirlo a alguien que pueda ayudar.
sitting-limits-do = Ya lo hablamos
sitting-go-on = Seguir
sitting-thanks = Gracias, { $name }.
sitting-give-back = Ya puedes devolver la computadora.
sitting-leave = Salir y bloquear
sitting-leave-invented = Salir

## Las tarjetas: ¿para qué es hoy?

sitting-cards-title = ¿Para qué es hoy?
sitting-cards-lead = Elige una, o sigue sin ninguna.
sitting-card-see_corner = Ver quién me apoya
sitting-card-find_help = Hallar ayuda para una meta
sitting-card-grow_network = Conocer a más gente
sitting-card-stay_connected = Seguir cerca de mi gente
sitting-card-just_talk = Solo hablar
sitting-card-just_talk-words = No se escribe nada.
sitting-goal = Una meta, con tus palabras
sitting-goal-hint = Puedes saltarte esto.
sitting-own-words-seen = Ahora no se ven los nombres, pero tus propias palabras sí. No pongas nombres en ellas.
sitting-cards-do = Ir al mapa
sitting-just-talk-do = Solo hablar
sitting-just-talk-title = Solo hablar
sitting-just-talk-words = Desde ahora no se escribe nada. Tómate tu tiempo.
sitting-purpose-said = Hoy: { $purpose }.
sitting-purpose-taken = Ya no hay tarjeta elegida.
sitting-goal-said = Tu meta: { $goal }
sitting-goal-taken = La meta se quitó.

## Iluminar: quién da la ayuda que pide una meta, y un próximo paso

sitting-light = Iluminar a quien ayuda
sitting-light-tip = Iluminar a quien ayuda (H)
sitting-light-title = ¿Qué ayuda necesitas?
sitting-light-lead = Toca dos o tres tipos de ayuda. Se iluminan las personas que la dan.
sitting-light-mode = Toca la ayuda que necesitas. Luego toca a quién pedírsela.
sitting-light-full = Con tres basta. Quita una para elegir otra.
sitting-light-gives = { $people ->
    [0] Todavía nadie. ¿Quién podría?
    [one] { $people } persona hace esto.
   *[other] { $people } personas hacen esto.
  }
sitting-light-not-asked = Todavía no hablamos de esto.
sitting-light-mark = Agregar personas
sitting-light-mark-done = Listo
sitting-light-said = { $support }: { $people ->
    [0] Todavía nadie. ¿Quién podría?
    [one] { $people } persona hace esto.
   *[other] { $people } personas hacen esto.
  }
sitting-light-said-not-asked = { $support }: Todavía no hablamos de esto.
sitting-light-off = { $support }: ya no.
sitting-wanted = Alguien que quieres conocer
sitting-wanted-hint = Un nombre o un trabajo
sitting-wanted-add = Agregar
sitting-light-close = Volver al mapa

sitting-step = Un próximo paso
sitting-step-lead = Toca a una persona en el mapa, o elige una aquí.
sitting-step-who = ¿A quién se lo vas a pedir?
sitting-step-who-none = Elige a una persona
sitting-step-what = ¿Qué vas a pedir?
sitting-step-what-hint = Dilo con tus palabras
sitting-step-when = ¿Para cuándo?
sitting-step-this-week = Esta semana
sitting-step-next-week = La próxima semana
sitting-step-day = Un día
sitting-step-day-label = Qué día
sitting-step-agree = Acordar esto
sitting-step-save = Guardar este cambio
sitting-step-cancel = Dejarlo como estaba
ask-words = Pedirle a { $name }: { $what }
ask-listens = Pedirle a { $name } que me escuche
ask-advice = Pedirle consejo a { $name }
ask-homework = Pedirle a { $name } ayuda con la tarea
ask-rides = Pedirle a { $name } que me lleve
ask-fun = Invitar a { $name } a hacer algo divertido
ask-proud_of_me = Pedirle ánimo a { $name }
ask-knows_jobs = Preguntarle a { $name } sobre trabajos
ask-could_introduce = Pedirle a { $name } que me presente gente
sitting-step-by = Para el { $date }
sitting-step-change = Cambiar
sitting-step-remove = Quitar
sitting-step-another = Otro paso
sitting-step-agreed = { $step }, para el { $date }.
sitting-step-removed = El paso se quitó.
sitting-step-state-agreed = Acordado
sitting-step-state-asked = Ya lo pidió
sitting-step-state-answered = Respondieron
sitting-step-state-got_it = Lo consiguió
sitting-step-state-let_go = Ya no
sitting-before = De un mapa de antes
sitting-before-lead = ¿Qué pasó con esto? Se queda con ese mapa.
sitting-before-far = Hasta dónde llegó
sitting-before-not-yet = Todavía no
sitting-before-said = { $step }: { $state }.
finish-steps = { $steps ->
    [one] Tu próximo paso se guarda con él.
   *[other] Tus { $steps } próximos pasos se guardan con él.
  }

## El panel

about-close = Cerrar este panel
about-unfold = Mostrar más
about-name = Nombre
about-place = Dónde
about-move-to = Mover a…
about-no-place = Todavía sin lugar
about-presence = En este mapa
about-presence-confirmed = Sí
about-presence-remembered = Ahora no, guarda su lugar
about-presence-no_longer = Ya no
about-presence-potential = Por conocer
about-confirm = Sigue aquí
about-not-today = Hoy no
about-not-today-hint = Sigue en tono pálido y queda para otro día.
about-pale = { $name } estaba en un mapa anterior. ¿Sigue aquí hoy?
about-help = La ayuda va
about-help-to_me = Hacia mí
about-help-both = En los dos sentidos
about-help-from_me = Desde mí
about-supports = Lo que hace
about-lines = Conoce a
about-lines-nobody = Todavía sin líneas
about-line-add = Agregar una línea con…
about-line-erase = Quitar la línea con { $name }
about-more = Más sobre { $name }
about-more-hint = Solo si sale en la charla. No hay que llenar nada.
about-is-adult = Persona adulta
about-is-adult-yes = Sí
about-is-adult-no = No, tiene más o menos mi edad
about-is-adult-yes-said = Persona adulta: Sí
about-is-adult-no-said = Persona adulta: No, tiene más o menos mi edad
about-origin = Se conocieron por
about-origin-family = La familia
about-origin-neighborhood = El barrio
about-origin-school = La escuela
about-origin-activity = Un club o equipo
about-origin-activity-named = Una actividad: { $activity }
about-origin-faith = Un grupo de fe
about-origin-work = El trabajo
about-origin-online = Internet
about-origin-visit = Una visita en la escuela
about-broker = Los presentó
about-broker-staff = Alguien que trabaja en la escuela
about-broker-ask-staff = Alguien que trabaja en la escuela…
about-broker-staff-name = Su nombre
about-broker-not-here = Alguien que no está en este mapa
about-broker-school = La escuela
about-broker-nobody = Nadie, nos conocimos
about-last-contact = Última vez que hablaron
about-last-contact-this_week = Esta semana
about-last-contact-this_month = Este mes
about-last-contact-this_year = Este año
about-last-contact-longer_ago = Hace más tiempo
about-not-told = Sin decir
about-remove = Quitar del mapa
about-registry-staff = Trabaja en la escuela
about-registry-visitor = Visitó la escuela

## Dos personas escribieron al mismo tiempo

conflict-spot = { $author } puso a { $name } en “{ $theirs }”. Aquí dice “{ $ours }”.
conflict-label = { $author } escribió “{ $theirs }”. Aquí dice “{ $ours }”.
conflict-removed = { $author } quitó a { $name } del mapa. Al mismo tiempo, alguien más contó algo sobre { $name }.
conflict-other = { $author } escribió otra cosa sobre { $name }: { $theirs }. Aquí dice: { $ours }.
conflict-step-removed = { $author } quitó este paso. Alguien más lo cambió al mismo tiempo.
conflict-keep-step = Conservar el paso
conflict-someone = Alguien más
conflict-said-by = Lo dijo { $author }
conflict-chosen = Elegido: { $answer }.
conflict-take = Tomar { $value }
conflict-keep-them = Conservar a { $name }
conflict-let-go = Quitar del mapa
conflict-nothing = nada
conflict-yes = sí
conflict-no = no
conflict-count = { $count ->
    [one] { $count } persona tiene dos respuestas. Elige la correcta.
   *[other] { $count } personas tienen dos respuestas. Elige las correctas.
  }
conflict-show = Mostrar

## Teclas

keys-title = Qué hacen las teclas
keys-anywhere = En cualquier parte
keys-on-map = En el mapa
keys-escape = Dejar lo que hago
keys-no-letters = Los atajos de una sola letra están apagados. Se encienden en Ajustes.

## Línea de tiempo

timeline-none = Una línea de tiempo necesita dos mapas guardados. { $maps ->
    [0] Todavía no hay ninguno.
   *[other] Por ahora hay uno; el próximo mostrará qué creció.
  }
timeline-earlier = Primer mapa
timeline-later = Segundo mapa
timeline-side = Lado a lado
timeline-over = Uno sobre otro
timeline-table = Qué cambió con cada persona
timeline-way = Cómo mirar
timeline-slider = De { $earlier } a { $later }
timeline-slider-back = Un paso atrás
timeline-slider-on = Un paso adelante
timeline-slider-at = { $part } del camino de { $earlier } a { $later }
timeline-caption = { $people ->
    [one] { $date } · { $people } persona
   *[other] { $date } · { $people } personas
  }
timeline-caption-wanted = { $people } por conocer
timeline-caption-silent = no se preguntó por { $people }
timeline-sentence = De { $earlier } a { $later }: { $parts }.
timeline-part-new = { $people ->
    [one] llegó { $people } persona nueva
   *[other] llegaron { $people } personas nuevas
  }
timeline-part-new-in = { $people ->
    [one] llegó { $people } persona nueva ({ $where })
   *[other] llegaron { $people } personas nuevas ({ $where })
  }
timeline-part-met = { $people ->
    [one] se cumplió { $people } deseo de conocer a alguien
   *[other] se cumplieron { $people } deseos de conocer a alguien
  }
timeline-part-sector = { $count } { $sector }
timeline-part-not-placed = { $count } todavía sin lugar
timeline-part-kept = { $people ->
    [one] se quedó { $people } persona
   *[other] se quedaron { $people } personas
  }
timeline-part-closer = { $people ->
    [one] { $people } se acercó
   *[other] { $people } se acercaron
  }
timeline-part-lines = { $lines ->
    [one] se formó { $lines } línea nueva
   *[other] se formaron { $lines } líneas nuevas
  }
timeline-sentence-nothing = Los mapas de abajo cuentan más sobre { $earlier } y { $later }.
timeline-count-kept = Se quedaron
timeline-count-new = De nuevo
timeline-count-met = Deseos cumplidos
timeline-count-closer = Se acercaron
timeline-count-outward = Se alejaron
timeline-count-lines = Líneas nuevas
timeline-column-name = Nombre
timeline-column-what = Qué cambió
timeline-fate-kept = Se quedó
timeline-fate-closer = Se acercó
timeline-fate-outward = Se alejó
timeline-fate-new = Llegó
timeline-fate-met = Quería conocer a esta persona, y ya se conocen
timeline-fate-gone = Ya no
timeline-fate-not_today = No se preguntó
timeline-sector-home = en casa
timeline-sector-school = entre adultos de la escuela
timeline-sector-peers = entre gente de su edad
timeline-sector-community = en la comunidad
timeline-sector-work = en el trabajo

## Registro

record-person = Datos
record-number = Número en la escuela
record-school = Escuela
record-grade = Grado
record-roster-name = Nombre en la lista oficial
record-by-hand-name = Nombre como se escribió
record-born = Nacimiento
record-openings = Quién abrió este archivo
record-called = Cómo se le dice
record-called-hint = El nombre que se usa en la sala, escrito en esta computadora. Pregunte antes. Déjelo vacío para usar el de la lista oficial.
record-called-save = Usar este nombre
record-called-may = A qué dijo que sí
record-called-print = Puede estar en listas, credenciales y tarjetas
record-called-send = Puede enviarse al distrito, para otros en la escuela
record-source-roster = De la lista oficial
record-source-hand = Escrito a mano
record-correct = Corregir a mano
record-correct-title = Corregir los datos
record-correct-hint = Lo que dice la lista oficial queda al lado.
record-given = Nombre
record-family = Apellidos
record-school-none = Sin escuela
record-on-caseload = En mi lista
record-sections = Clases
record-sections-none = No hay clases en la lista oficial.
record-section-with = con { $teachers }
record-contacts = Contactos
record-contacts-none = No hay contactos en la lista oficial.
record-contacts-hint = Para usted. Nunca se muestra ni se ofrece en una sesión.
record-contact-lives-with = Vive con { $name }
record-steps = Próximos pasos
record-steps-none = Todavía no se acordó ningún paso.
record-asks = A quién pedirle
record-step-what = Qué hará { $name } ahora
record-step-due = Para el
record-step-agree = Acordar
record-step-finish = Cumplido
record-step-finish-named = Cumplido: { $what }
record-step-due-on = fecha: { $date }
record-ask-state = { $state }, { $date }
record-step-finished-on = cumplido: { $date }
record-invitation-since = Pidió venir: { $date }
record-invitation-ask = { $name } pidió venir
record-invitation-came = Vino
record-look-alikes = Quizás la misma persona
record-look-alike-lead = { $typed } se escribió a mano. { $roster } está en la lista oficial.
record-look-alike-same_number = El mismo número en la escuela.
record-look-alike-same_name_and_grade = El mismo nombre y grado.
record-look-alike-same_name = El mismo nombre.
record-typed-twice-lead = { $typed } se escribió a mano, y también { $before }, antes.
record-join = Es la misma persona, unirlos
record-join-other = ¿Está dos veces?
record-join-other-hint = Si este estudiante tiene otro registro, los dos se pueden mostrar como uno.
record-join-other-do = La misma persona que…
record-join-other-review = Se mostrarían como un solo estudiante, con los mapas, pasos y clases de ambos. Los dos registros se conservan, y puede separarlos de nuevo.
record-join-other-not = Estos dos no
record-joined = Unido con
record-joined-lead = { $name } se muestra como esta misma persona.
record-separate = Separar
record-separate-named = Separar a { $name }
record-did-join = Unidos. Los dos registros se conservan, y puede separarlos de nuevo.
record-did-separate = Separados.
record-did-agree = El paso estará en Hoy cuando llegue su día.
record-did-finish = Cumplido.
record-did-save = Guardado.
record-did-come = Anotado.
record-did-ask = Anotado. Aparece en Hoy.
record-did-caseload-on = Está en su lista.
record-did-caseload-off = Ya no está en su lista.

## El dibujo: lo que escribe y lo que dice en voz alta

sociogram-map = { $people ->
    [0] Mapa de las personas que te apoyan, todavía nadie
    [one] Mapa de las personas que te apoyan, { $people } persona
   *[other] Mapa de las personas que te apoyan, { $people } personas
  }
sociogram-map-hint = Las flechas van de persona en persona. Enter toma y suelta. M muestra más.
sociogram-map-hint-no-letters = Las flechas van de persona en persona. Enter toma y suelta. Mayús F10 muestra más.
sociogram-map-hint-to-look = Las flechas van de persona en persona.
sociogram-empty = ¿Quién te apoya? Escribe un nombre abajo.
sociogram-tray = Todavía sin lugar
sociogram-back-to-tray = De vuelta a los nombres de abajo
sociogram-not-placed = todavía sin lugar
sociogram-lines = { $lines ->
    [0] sin líneas
    [one] { $lines } línea
   *[other] { $lines } líneas
  }
sociogram-gives = Da: { $supports }.
sociogram-pale = de un mapa anterior, todavía no en este
sociogram-potential = alguien que quieres conocer
sociogram-remembered = en el recuerdo
sociogram-two-answers = tiene dos respuestas
sociogram-no_longer = ya no
sociogram-confirmed = en el mapa
sociogram-more = +{ $count }
sociogram-selected = Elegiste a { $person }. Haz clic en un lugar del mapa para moverla allí.
sociogram-picked-up = Tomaste a { $person }.
sociogram-moved = { $person } está ahora en: { $place }.
sociogram-nudged = { $person } se movió un poco en: { $place }.
sociogram-to-tray = { $person } ahora no tiene lugar.
sociogram-painted = { $person }: { $support }.
sociogram-unpainted = { $person }: ya no, { $support }.
sociogram-tie-begun = Una línea desde { $person }. ¿A quién conoce?
sociogram-tie-ended = No hay más líneas desde { $person }.
sociogram-tied = { $a } y { $b } se conocen.
sociogram-untied = La línea entre { $a } y { $b } se quitó.
sociogram-removed = { $person } ya no está en el mapa de hoy. Quien estaba en un mapa anterior sigue allí, en tono pálido. Deshacer lo devuelve.
sociogram-added = { $person } se agregó.
sociogram-renamed = { $person } ahora se llama { $label }.
sociogram-told-confirmed = { $person } está en el mapa.
sociogram-told-potential = Quieres conocer a { $person }.
sociogram-told-remembered = { $person }: ahora no, guarda su lugar.
sociogram-told-no_longer = { $person }: ya no.
sociogram-described = { $person }, { $what }: { $value }.
sociogram-asked = Se preguntó: { $support }.
sociogram-people-confirmed = { $people ->
    [one] { $people } persona está otra vez en el mapa.
   *[other] { $people } personas están otra vez en el mapa.
  }
sociogram-still-pale = { $person } todavía no está en este mapa.
sociogram-cancelled = De vuelta en su lugar.
sociogram-change-kept = se quedó
sociogram-change-new = llegó
sociogram-change-met = ya se conocen
sociogram-change-gone = ya no
sociogram-change-not_today = no se preguntó
sociogram-change-moved_in = más cerca
sociogram-change-moved_out = más lejos
sociogram-change-moved_across = otra parte de la vida
sociogram-menu = Mover a { $person } a
sociogram-menu-tray = los nombres de abajo
sociogram-list-title = Personas que te apoyan
sociogram-list-ring = Qué tan cerca
sociogram-list-sector = Parte de la vida
sociogram-list-name = Nombre
sociogram-list-gives = Lo que hace
sociogram-list-knows = Conoce a
sociogram-list-presence = En este mapa
sociogram-list-remove = Quitar del mapa: { $person }
sociogram-list-remove-short = Quitar del mapa
sociogram-list-rename = Nombre de { $person }
sociogram-list-confirm = { $person } sigue ahí
sociogram-list-confirm-short = Sigue ahí
sociogram-list-asked = Se preguntó
sociogram-list-nudge = Mover un poco en { $place }
sociogram-nudge-outward = Más lejos
sociogram-nudge-inward = Más cerca
sociogram-nudge-left = Girar a la izquierda
sociogram-nudge-right = Girar a la derecha
sociogram-list-confirm-all = Todos siguen ahí
sociogram-list-empty = Todavía nadie.
sociogram-list-count = { $people ->
    [one] { $people } persona
   *[other] { $people } personas
  }
sociogram-presence-confirmed = en el mapa
sociogram-presence-potential = por conocer
sociogram-presence-remembered = ahora no, guarda su lugar
sociogram-presence-no_longer = ya no

key-go_to_neighbour = Ir a la persona más cercana hacia ese lado
key-go_to_first_or_last = Ir a la primera o a la última persona
key-pick_up_or_put_down = Tomar, soltar
key-carry_to_next_sector = Con alguien tomado: otra parte de la vida
key-carry_outward_or_inward = Con alguien tomado: más lejos, más cerca
key-nudge = Mover un poco
key-cancel = Parar, devolver
key-connect = Trazar una línea: en una persona y luego en otra
key-paint = Lo que hace esta persona
key-menu = Mover a…
key-want_to_meet = Por conocer
key-confirm = Sigue aquí
key-confirm_all = Todos siguen aquí
key-rename = Cambiar el nombre
key-remove = Quitar del mapa
key-list = Lista o mapa
key-light = Iluminar a quien ayuda
key-zoom = Más cerca, más lejos, todo

## Quién da qué, para consejería

student-tab-supports = Apoyos
supports-map = Mapa
supports-no-map = { $name } todavía no tiene un mapa guardado. Quién da qué se lee de un mapa guardado.
supports-none = En este mapa todavía no se preguntó quién da qué. La próxima vez, elija un tipo de ayuda y deje que { $name } toque a las personas.
supports-finding = { $alone ->
    [0] { $nobody ->
        [0] Todo lo que se preguntó lo dan dos personas o más.
       *[other] Lo que se da lo dan dos personas o más.
      }
    [one] { $asked ->
        [one] El único tipo de ayuda que se preguntó viene de una sola persona.
       *[other] Uno de los { $asked } tipos de ayuda que se preguntaron viene de una sola persona.
      }
   *[other] { $alone } de { $asked ->
        [one] { $asked } tipo de ayuda que se preguntó
       *[other] los { $asked } tipos de ayuda que se preguntaron
      } vienen de una sola persona.
  }
supports-alone = Lo da una sola persona
supports-most = Quién da más
supports-loss = { $name } da { $gives ->
    [one] { $gives } tipo de ayuda
   *[other] { $gives } tipos de ayuda
}. Sin { $name }, nadie en este mapa daría:
supports-no-loss = { $name } da { $gives ->
    [one] { $gives } tipo de ayuda. También lo da alguien más.
   *[other] { $gives } tipos de ayuda. Cada uno también lo da alguien más.
}
supports-nobody = Se preguntó, y todavía nadie
supports-not-asked = No se preguntó en este mapa
supports-not-asked-words = No preguntar no es lo mismo que nadie.
supports-matrix = Quién da qué
supports-person = Persona
supports-givers = { $givers ->
    [0] todavía nadie
    [one] 1 persona
   *[other] { $givers } personas
  }
supports-gives = lo da
supports-gives-alone = la única persona que lo da
supports-no-place = todavía sin lugar en el mapa
