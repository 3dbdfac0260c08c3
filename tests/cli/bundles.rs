//! Roster files as an office sends them, good and bad, made here.

use world::World;

pub const USERS: &str = "\
sourcedId,status,dateLastModified,role,givenName,familyName,identifier,grades,agentSourcedIds,orgSourcedIds
u1,,,student,Luz,Rivera,4711,09,p1,s1
u2,,,student,Omar,Haddad,4712,10,,s1
t1,,,teacher,Tomás,Weber,,,,s1
p1,,,parent,Rosa,Rivera,,,,s1
";
const ORGS: &str = "sourcedId,name,type\ns1,North High,school\n";
const CLASSES: &str = "sourcedId,title,schoolSourcedId\nc1,Algebra,s1\n";
const ENROLLMENTS: &str =
    "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,c1,s1,u1,student\ne2,c1,s1,t1,teacher\n";

/// A bundle that is in order.
pub fn bundle(world: &World) -> String {
    bundle_with(world, USERS)
}

/// A bundle with these people.
pub fn bundle_with(world: &World, users: &str) -> String {
    let files = [("users.csv", users), ("orgs.csv", ORGS), ("classes.csv", CLASSES), ("enrollments.csv", ENROLLMENTS)];
    world.folder_of(&files).to_str().unwrap().to_owned()
}
