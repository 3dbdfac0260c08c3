//! What is an adult at school? Rosters name roles in words of their own; a word that is known by none of these says
//! neither that somebody works here nor that they are family.

use crate::names::folded;

/// Beginnings of words, folded, by which somebody works at a school: the roles of OneRoster and the classifications of
/// Ed-Fi among them.
const WORKS: &[&str] = &[
    "admin",
    "advis",
    "aide",
    "assistant",
    "athletic",
    "attend",
    "bus",
    "case",
    "clerk",
    "coach",
    "coordinat",
    "counsel",
    "custod",
    "dean",
    "director",
    "driver",
    "educat",
    "employee",
    "facult",
    "food",
    "guidance",
    "instruct",
    "interpret",
    "intervention",
    "leader",
    "lead",
    "librar",
    "mentor",
    "nurse",
    "office",
    "officer",
    "operation",
    "para",
    "pathologist",
    "personnel",
    "principal",
    "proctor",
    "professional",
    "provider",
    "psycholog",
    "registrar",
    "school",
    "secretar",
    "security",
    "social",
    "specialist",
    "speech",
    "staff",
    "substitute",
    "superintend",
    "supervis",
    "support",
    "teach",
    "technician",
    "therapist",
    "trainer",
    "tutor",
    "worker",
    "consejer",
    "director",
    "docente",
    "maestr",
    "orientador",
    "profesor",
];

/// Beginnings of words by which somebody belongs to a student's family, or is somebody to call.
const FAMILY: &[&str] = &[
    "parent",
    "guardian",
    "relative",
    "mother",
    "father",
    "mom",
    "mum",
    "dad",
    "grand",
    "stepmother",
    "stepfather",
    "stepparent",
    "step",
    "aunt",
    "uncle",
    "cousin",
    "sibling",
    "brother",
    "sister",
    "spouse",
    "contact",
    "emergency",
    "caregiver",
    "caretaker",
    "carer",
    "family",
    "foster",
    "madre",
    "padre",
    "abuel",
    "tia",
    "tio",
    "herman",
    "familiar",
    "acudiente",
    "apoderad",
];

fn words(role: &str) -> Vec<String> {
    let mut spaced = String::new();
    let mut was_small = false;
    for c in role.chars() {
        // districtAdministrator is two words.
        if c.is_uppercase() && was_small {
            spaced.push(' ');
        }
        was_small = c.is_lowercase();
        spaced.push(c);
    }
    folded(&spaced).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn begins_one(role: &str, beginnings: &[&str]) -> bool {
    words(role).iter().any(|word| beginnings.iter().any(|beginning| word.starts_with(beginning)))
}

/// Whether a role says that its bearer belongs to a student's family or is a contact. "Parent coordinator" works here.
pub fn is_family(role: &str) -> bool {
    begins_one(role, FAMILY) && !begins_one(role, WORKS)
}

/// Whether a role says that its bearer works at a school.
pub fn works_at_school(role: &str) -> bool {
    begins_one(role, WORKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_works_here_is_known_in_the_words_of_both_standards() {
        let oneroster = ["teacher", "aide", "administrator", "proctor", "counselor", "principal", "siteAdministrator"];
        let edfi = [
            "Assistant Principal",
            "Athletic Trainer",
            "Certified Interpreter",
            "Counselor",
            "Instructional Aide",
            "Instructional Coordinator",
            "LEA Administrator",
            "LEA Specialist",
            "Librarians/Media Specialists",
            "Operational Support",
            "Psychologist",
            "School Nurse",
            "State Administrator",
            "Substitute Teacher",
            "Superintendent",
            "Support Services Staff",
            "Staff",
        ];
        for role in oneroster.into_iter().chain(edfi).chain(["school_lead", "Coach", "registrar", "Parent coordinator"]) {
            assert!(works_at_school(role) && !is_family(role), "{role}");
        }
    }

    #[test]
    fn family_is_known_and_a_strange_word_is_neither() {
        for role in ["parent", "Mother", "contact", "Emergency Contact", "legalGuardian", "Stepfather", "abuela"] {
            assert!(is_family(role) && !works_at_school(role), "{role}");
        }
        for role in ["vendor", "visitor", "x", ""] {
            assert!(!is_family(role) && !works_at_school(role), "{role}");
        }
    }
}
