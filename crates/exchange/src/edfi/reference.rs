//! Which record does an element mean? Ed-Fi names another record either by its natural key or by the
//! `id` attribute that the record bears in the same set of files. Both end as a source id.

use std::collections::HashMap;

use crate::xml::Element;

/// A mention of another record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mention {
    Key(String),
    /// The value of a `ref` attribute.
    XmlId(String),
    Nothing,
}

impl Mention {
    /// Reads `<XReference ref="..."/>`, or the key that `key` finds inside it.
    pub(super) fn of(element: &Element, reference: &str, key: impl Fn(&Element) -> Option<String>) -> Mention {
        let Some(inside) = element.child(reference) else { return Mention::Nothing };
        if let Some(key) = key(inside) {
            return Mention::Key(key);
        }
        match inside.open.attribute("ref") {
            Some(xml_id) => Mention::XmlId(xml_id.to_owned()),
            None => Mention::Nothing,
        }
    }

    /// A mention whose key is one element.
    pub(super) fn simple(element: &Element, reference: &str, key: &str) -> Mention {
        Mention::of(element, reference, |inside| some(inside.deep(key)))
    }

    /// Whether nothing is mentioned: a required value is missing.
    pub(super) fn is_nothing(&self) -> bool {
        *self == Mention::Nothing
    }

    /// The source id that is meant, if that can be known.
    pub(super) fn source<'a>(&'a self, by_xml_id: &'a HashMap<String, String>) -> Option<&'a str> {
        match self {
            Mention::Key(key) => Some(key),
            Mention::XmlId(xml_id) => by_xml_id.get(xml_id).map(String::as_str),
            Mention::Nothing => None,
        }
    }
}

pub(super) fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The key of a course as one school offers it in one session; the element holds it at any depth.
pub(super) fn offering_key(element: &Element) -> Option<String> {
    let code = some(element.deep("LocalCourseCode"))?;
    let session = element.find("SessionIdentity").unwrap_or(element);
    let school = element.find("SchoolReference").map_or("", |school| school.deep("SchoolId"));
    Some(format!("{school}/{}/{}/{code}", session.deep("SchoolYear"), session.deep("SessionName")))
}

/// The key of a section: its identifier means something only inside its course offering.
pub(super) fn section_key(element: &Element) -> Option<String> {
    let identifier = some(element.deep("SectionIdentifier"))?;
    let offering = element.find("CourseOfferingReference")?;
    Some(format!("{}/{identifier}", offering_key(offering)?))
}

/// The last part of `uri://ed-fi.org/RelationDescriptor#Mother`.
pub(super) fn descriptor(text: &str) -> &str {
    text.rsplit('#').next().unwrap_or(text).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_descriptor_is_its_last_part() {
        assert_eq!(descriptor("uri://ed-fi.org/GradeLevelDescriptor#Ninth grade"), "Ninth grade");
        assert_eq!(descriptor("Mother"), "Mother");
    }
}
