//! What does an administrator do about accounts of the district's provider? Hands out the invitation by which everybody with an
//! account joins, and lets go of an identity where somebody has another one by now.

use sync::by_account::BY_ACCOUNT;
use sync::enrol::Invitation;

use super::staff::on_person;
use super::told::{Invited, OfPerson};
use super::{Asking, no_such};
use crate::district::District;
use crate::ledger::identities;
use crate::ledger::people::Role;
use crate::oidc::NotIn;
use crate::routes::Refused;

/// The same for everybody: it says where the server is and which key it has, and lets in nobody by itself.
pub fn invitation(district: &District, who: &Asking) -> Result<Invited, Refused> {
    who.must(&[Role::It])?;
    if district.oidc.is_none() {
        return Err(NotIn::Off.into());
    }
    let server = sync::envelope::public_of(&district.keys.sealing);
    let invitation = Invitation { address: district.address(), server, code: BY_ACCOUNT.to_owned() };
    Ok(Invited { invitation: invitation.write() })
}

/// Lets go of what somebody signs in with.
pub fn forget(district: &District, who: &Asking, login: &str) -> Result<OfPerson, Refused> {
    who.must(&[Role::It])?;
    let mut had_one = false;
    let told = on_person(district, who, login, "identity_forgotten", |sql, id| {
        had_one = identities::forget(sql, id)?;
        Ok(())
    })?;
    if had_one { Ok(told) } else { Err(no_such("no_such_identity")) }
}
