//! What do the headings and the words of a list of visits mean? Compared folded, in English and Spanish, as platforms for virtual
//! visits write them. A word that is not known is none, and its line says so; it never becomes the nearest one.

use domain::names;
use domain::visit_list::VisitColumn;
use domain::visitors::Cluster;
use domain::visits::Format;

/// Folded headings, letters and digits only; the surest first.
const HEADINGS: &[(VisitColumn, &[&str])] = &[
    (
        VisitColumn::Day,
        &[
            "day",
            "date",
            "sessiondate",
            "visitdate",
            "eventdate",
            "startdate",
            "scheduleddate",
            "datetime",
            "starttime",
            "start",
            "when",
            "sessionstart",
            "dia",
            "fecha",
            "fechadelasesion",
            "fechadeinicio",
            "inicio",
        ],
    ),
    (VisitColumn::Time, &["time", "sessiontime", "timeofday", "begins", "beginsat", "starttime", "hora", "horadeinicio"]),
    (
        VisitColumn::Visitor,
        &[
            "organizer",
            "visitor",
            "guest",
            "speaker",
            "presenter",
            "professional",
            "industryprofessional",
            "volunteer",
            "host",
            "expert",
            "visitorname",
            "guestname",
            "speakername",
            "presentername",
            "professionalname",
            "speakerfirstname",
            "presenterfirstname",
            "visitante",
            "invitado",
            "invitada",
            "ponente",
            "profesional",
            "voluntario",
        ],
    ),
    (
        VisitColumn::VisitorFamily,
        &["speakerlastname", "presenterlastname", "guestlastname", "visitorlastname", "professionallastname", "apellidos"],
    ),
    (
        VisitColumn::Organisation,
        &[
            "organisation",
            "organization",
            "company",
            "employer",
            "companyname",
            "organizationname",
            "business",
            "organizacion",
            "empresa",
        ],
    ),
    (
        VisitColumn::Cluster,
        &["careercluster", "cluster", "industry", "careerfield", "pathway", "sector", "grupodecarreras", "industria"],
    ),
    (
        VisitColumn::Class,
        &[
            "location",
            "class",
            "classname",
            "section",
            "sectionname",
            "course",
            "coursename",
            "period",
            "classroom",
            "clase",
            "curso",
            "seccion",
            "grupo",
        ],
    ),
    (VisitColumn::Format, &["format", "sessiontype", "type", "viewtype", "mode", "modality", "formato", "tipo", "modalidad"]),
    (
        VisitColumn::Title,
        &[
            "summary",
            "title",
            "sessiontitle",
            "topic",
            "session",
            "sessionname",
            "subject",
            "purpose",
            "titulo",
            "tema",
            "sesion",
        ],
    ),
    (
        VisitColumn::Counted,
        &[
            "students",
            "numberofstudents",
            "studentcount",
            "studentsreached",
            "attendees",
            "attendance",
            "participants",
            "numberofparticipants",
            "estudiantes",
            "numerodeestudiantes",
            "asistentes",
            "participantes",
        ],
    ),
    (VisitColumn::Status, &["status", "sessionstatus", "state", "estado"]),
    (VisitColumn::Number, &["uid", "sessionid", "sessionnumber", "id", "number", "no", "visitid", "eventid", "numero"]),
];

fn plain(text: &str) -> String {
    names::folded(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A guess for every column by its heading; no meaning is given twice. A calendar whose events nobody asked to has its
/// visitors in what the events are called.
pub(crate) fn guess(columns: &[String], is_calendar: bool, has_organizer: bool) -> Vec<VisitColumn> {
    let headings: Vec<String> = columns.iter().map(|column| plain(column)).collect();
    let mut uses = vec![VisitColumn::Ignore; headings.len()];
    for (meaning, words) in HEADINGS {
        // In a calendar those who are asked are people, and no count of them.
        if is_calendar && *meaning == VisitColumn::Counted {
            continue;
        }
        let is_free = |at: &usize| uses[*at] == VisitColumn::Ignore;
        let found = words.iter().find_map(|word| headings.iter().position(|heading| heading == word).filter(is_free));
        if let Some(at) = found {
            uses[at] = *meaning;
        }
    }
    if is_calendar && !has_organizer {
        for (heading, meaning) in headings.iter().zip(&mut uses) {
            match heading.as_str() {
                "summary" => *meaning = VisitColumn::Visitor,
                "organizer" => *meaning = VisitColumn::Ignore,
                _ => {}
            }
        }
    }
    uses
}

/// How they met, by the word for it.
pub(crate) fn format(text: &str) -> Option<Format> {
    let text = names::folded(text);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["record", "demand", "archiv", "playback", "replay", "grabad", "diferido"]) {
        Some(Format::Recorded)
    } else if says(&[
        "in person",
        "in-person",
        "inperson",
        "onsite",
        "on-site",
        "on site",
        "face to face",
        "face-to-face",
        "presencial",
    ]) {
        Some(Format::InPerson)
    } else if says(&[
        "live", "virtual", "online", "on-line", "video", "zoom", "teams", "meet", "webinar", "remote", "en vivo", "en linea",
    ]) {
        Some(Format::Virtual)
    } else {
        None
    }
}

/// Whether a session did not take place.
pub(crate) fn is_called_off(text: &str) -> bool {
    let text = plain(text);
    ["cancel", "noshow", "declined", "rejected", "suspendid", "rechazad", "anulad", "didnottakeplace"]
        .iter()
        .any(|word| text.starts_with(word))
}

/// Words by which each cluster is known, its own name first; a text belongs to the cluster one of whose words it holds.
const CLUSTERS: [(Cluster, &[&str]); 16] = [
    (Cluster::Health, &["health", "medic", "nurs", "salud"]),
    (Cluster::Agriculture, &["agricultur", "food & natural", "natural resource", "agri", "ganader"]),
    (Cluster::Construction, &["architecture & construction", "architecture and construction", "construct", "construc"]),
    (Cluster::Technology, &["information technology", "computer", "software", "informatica", "tecnologia de la informacion"]),
    (Cluster::Arts, &["arts", "audio/video", "a/v", "communication", "artes", "comunicacion"]),
    (Cluster::Marketing, &["marketing", "sales", "mercadotecnia", "ventas"]),
    (Cluster::Finance, &["financ", "banking", "finanzas", "banca"]),
    (Cluster::Business, &["business", "entrepreneur", "negocios", "administracion de empresas"]),
    (Cluster::Education, &["education", "training", "teaching", "educacion", "docencia"]),
    (Cluster::Government, &["government", "public administration", "gobierno", "administracion publica"]),
    (Cluster::Hospitality, &["hospitality", "tourism", "hosteleria", "turismo"]),
    (Cluster::HumanServices, &["human service", "social work", "servicios humanos", "servicios sociales"]),
    (Cluster::Law, &["law", "public safety", "corrections", "security", "derecho", "seguridad"]),
    (Cluster::Manufacturing, &["manufactur", "fabrica"]),
    (Cluster::Science, &["stem", "science, technology", "science", "engineering", "mathematics", "ciencia", "ingenieria"]),
    (Cluster::Transport, &["transport", "logistic", "distribution"]),
];

/// The career cluster of that name.
pub(crate) fn cluster(text: &str) -> Option<Cluster> {
    let text = names::folded(text);
    CLUSTERS.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(cluster, _)| *cluster)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(headings: &[&str]) -> Vec<String> {
        headings.iter().map(|heading| (*heading).to_owned()).collect()
    }

    #[test]
    fn headings_of_platforms_and_of_a_calendar_are_known_and_none_means_two_things() {
        use VisitColumn::*;
        let platform = columns(&[
            "Session ID",
            "Session Title",
            "Date",
            "Start Time",
            "Industry Professional",
            "Company",
            "Career Cluster",
            "Class",
            "Students",
            "Notes",
        ]);
        assert_eq!(
            guess(&platform, false, false),
            [Number, Title, Day, Time, Visitor, Organisation, Cluster, Class, Counted, Ignore]
        );
        let spanish = columns(&["Fecha", "Hora", "Ponente", "Empresa", "Clase", "Título", "Estado"]);
        assert_eq!(guess(&spanish, false, false), [Day, Time, Visitor, Organisation, Class, Title, Status]);
        let start_alone = columns(&["Start time", "Guest"]);
        assert_eq!(guess(&start_alone, false, false), [Day, Visitor]);
        let calendar = columns(&crate::calendar::COLUMNS);
        assert_eq!(guess(&calendar, true, true), [Title, Day, Time, Visitor, Ignore, Class, Status, Number]);
        assert_eq!(guess(&calendar, true, false), [Visitor, Day, Time, Ignore, Ignore, Class, Status, Number]);
    }

    #[test]
    fn words_for_how_they_met_for_what_was_called_off_and_for_clusters() {
        assert_eq!(format("Live video"), Some(Format::Virtual));
        assert_eq!(format("Recorded video"), Some(Format::Recorded));
        assert_eq!(format("En vivo"), Some(Format::Virtual));
        assert_eq!(format("Presencial"), Some(Format::InPerson));
        assert_eq!(format("Webby"), None);
        assert!(is_called_off("Canceled by host") && is_called_off("No-show") && is_called_off("Cancelada"));
        assert!(!is_called_off("Completed") && !is_called_off(""));
        assert_eq!(cluster("Health Science"), Some(Cluster::Health));
        assert_eq!(cluster("Arts, A/V Technology & Communications"), Some(Cluster::Arts));
        assert_eq!(cluster("Science, Technology, Engineering & Mathematics (STEM)"), Some(Cluster::Science));
        assert_eq!(cluster("Law, Public Safety, Corrections & Security"), Some(Cluster::Law));
        assert_eq!(cluster("Agriculture, Food & Natural Resources"), Some(Cluster::Agriculture));
        assert_eq!(cluster("Education & Training"), Some(Cluster::Education));
        assert_eq!(cluster("Finanzas"), Some(Cluster::Finance));
        assert_eq!(cluster("Underwater basket weaving"), None);
        let known: std::collections::BTreeSet<Cluster> = CLUSTERS.iter().map(|(cluster, _)| *cluster).collect();
        assert_eq!(known.len(), 16);
    }
}
