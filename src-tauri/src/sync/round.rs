//! One meeting with the district's server: questions and answers until neither has more to say. And the first of all, by
//! which a laptop is let in.

use domain::record::Id;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::clock::{Rim, minted};
use store::commit::Committed;
use store::failure::Failure;
use store::open::Store;
use sync::client::{self, Moment, Took};
use sync::enrol::{Answered, Enrol, Enrolled, Invitation, NoInvitation, NotEnrolled};
use sync::envelope::{self, NotOpened, Purpose};
use sync::protocol::{Answer, Deed, Order, VERSION};
use zeroize::Zeroizing;

use super::membership::Membership;
use super::wire::{Place, Trouble, Wire};

/// What a meeting needs.
pub struct Line<'a> {
    pub store: &'a Store,
    pub rim: &'a dyn Rim,
    pub place: &'a Place,
    pub member: &'a Membership,
    pub key: &'a [u8; 32],
}

/// How many pairs are whole here, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub whole: u32,
    pub of: u32,
}

/// What came of a meeting.
#[derive(Clone, Debug, Default)]
pub struct Met {
    pub clock_ahead_ms: i64,
    pub lease_until_ms: i64,
    pub orders: Vec<Order>,
    /// All of what this person holds is here.
    pub is_whole: bool,
    /// It was broken off, and goes on later.
    pub is_cut: bool,
}

impl Met {
    /// The laptop is lost: its keys are to be destroyed.
    pub fn is_lost(&self) -> bool {
        self.orders.iter().any(|order| order.deed == Deed::Wipe)
    }
}

/// What stands in the way, and after how many seconds to come again where the server said so.
type Fault = (Trouble, Option<u64>);

/// So many questions in one meeting: a first reading of a large school takes some hundred.
const MOST_QUESTIONS: usize = 20_000;

/// So many unpredictable bytes.
pub fn chance<const N: usize>(rim: &dyn Rim) -> [u8; N] {
    let mut bytes = [0; N];
    rim.fill(&mut bytes);
    bytes
}

fn store_fault(failure: Failure) -> Fault {
    tracing::error!("the store did not take part in a meeting: {failure}");
    (Trouble::Store, None)
}

/// Asks and applies answers until there is nothing more. `going` hears how far it is and what was applied, and says whether to
/// go on.
pub async fn meet(line: &Line<'_>, going: &mut dyn FnMut(Known, &Committed) -> bool) -> Result<Met, Fault> {
    let mut met = Met::default();
    let mut is_other = true;
    let mut carried_out = Vec::new();
    let mut wire = Wire::to(line.place);
    for _ in 0..MOST_QUESTIONS {
        let sorted = line.store.sort_outbox(is_other).map_err(store_fault)?;
        let before = known_of(line.store)?;
        if is_other {
            going(before, &sorted);
        }
        let told = std::mem::take(&mut carried_out);
        let (took, committed, had_pairs) = once(line, &mut wire, told.clone()).await?;
        let known = known_of(line.store)?;
        // What was gained, lost or came to be whole decides what may go out and what makes way.
        is_other = had_pairs || (known.whole == known.of) != (before.whole == before.of);
        met = Met {
            clock_ahead_ms: took.clock_ahead_ms,
            lease_until_ms: took.lease_until_ms,
            orders: took.orders,
            is_whole: known.whole == known.of,
            is_cut: false,
        };
        met.is_cut = !going(known, &committed) && took.has_more;
        if met.is_cut || met.is_lost() {
            break;
        }
        // Whoever asks whether something is erased here is told at once, where it is.
        let courier = courier::Courier::of(line.store);
        carried_out = courier.erased(line.member.device, &met.orders).map_err(store_fault)?;
        carried_out.retain(|order| !told.contains(order));
        if !took.has_more && carried_out.is_empty() {
            break;
        }
    }
    Ok(met)
}

fn known_of(store: &Store) -> Result<Known, Fault> {
    let known = store.known().map_err(store_fault)?;
    let of = known.held.len() as u32;
    Ok(Known { whole: of - known.filling.len() as u32, of })
}

/// One question and its answer; and whether what this person holds was told anew.
async fn once(line: &Line<'_>, wire: &mut Wire<'_>, carried_out: Vec<Id>) -> Result<(Took, Committed, bool), Fault> {
    let mut courier = courier::Courier::of(line.store);
    courier.carried_out = carried_out;
    let moment = Moment {
        clock_ms: line.rim.now_ms(),
        boot: line.store.boot(),
        uptime_ms: line.rim.uptime_ms(),
        chance: minted(line.rim),
        program: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let ask = client::ask(&mut courier, &moment).map_err(store_fault)?;
    let answer: Answer = exchange(line, wire, "/v1/sync", Purpose::Sync, &ask).await?;
    if answer.version > VERSION {
        return Err((Trouble::OtherVersion, None));
    }
    let took = client::take(&mut courier, &ask, &answer, &moment).map_err(store_fault)?;
    Ok((took, courier.committed(), answer.pairs.is_some()))
}

async fn exchange<T: DeserializeOwned>(
    line: &Line<'_>,
    wire: &mut Wire<'_>,
    path: &str,
    purpose: Purpose,
    question: &impl Serialize,
) -> Result<T, Fault> {
    let Line { rim, member, key, .. } = line;
    let (body, back) = envelope::close(question, purpose, member.device, key, member.server, &chance(*rim))
        .map_err(|_| (Trouble::Store, None))?;
    let answered = wire.post(path, body).await.map_err(|trouble| (trouble, None))?;
    let after = answered.again_after_s;
    let sealed = answered.sealed().map_err(|trouble| (trouble, after))?;
    back.open(&sealed).map_err(|why| match why {
        NotOpened::Malformed(_) => (Trouble::OtherVersion, None),
        NotOpened::Seal | NotOpened::Signature => (Trouble::NotKith, None),
    })
}

/// Why a laptop was not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// What was typed does not begin as an invitation does.
    NoInvitation,
    /// A part of it is missing or mistyped.
    Mistyped,
    /// Nobody made that code, or it was used.
    CodeUnknown,
    CodeExpired,
    ProgramTooOld,
    /// Somebody guessed here: after some time.
    TooOften,
    /// The server could not be asked.
    Trouble,
}

/// The same, with what stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NotJoined {
    pub why: WhyNot,
    pub trouble: Option<Trouble>,
    pub again_after_s: Option<u32>,
}

impl NotJoined {
    fn plain(why: WhyNot) -> NotJoined {
        NotJoined { why, trouble: None, again_after_s: None }
    }
}

/// Who asks to be let in.
pub struct Applicant<'a> {
    pub me: Id,
    pub name: &'a str,
    /// What the machine is called.
    pub called: String,
}

/// Reads an invitation.
pub fn invitation(text: &str) -> Result<Invitation, NotJoined> {
    Invitation::read(text).map_err(|why| {
        NotJoined::plain(match why {
            NoInvitation::OtherText => WhyNot::NoInvitation,
            NoInvitation::Mistyped => WhyNot::Mistyped,
        })
    })
}

/// Asks to be let in by a code. Gives what is known from then on, and the new device's key.
pub async fn enrol(
    rim: &dyn Rim,
    store: &Store,
    place: &Place,
    invitation: &Invitation,
    who: Applicant<'_>,
) -> Result<(Membership, Zeroizing<[u8; 32]>), NotJoined> {
    let key = Zeroizing::new(chance::<32>(rim));
    let mut member = Membership {
        address: invitation.address.clone(),
        server: invitation.server,
        proxy: place.proxy.clone(),
        district: String::new(),
        person: Id::nil(),
        name: String::new(),
        role: String::new(),
        device: minted(rim),
        since_ms: rim.now_ms(),
        contact_ms: None,
        lease_until_ms: 0,
        is_settled: false,
    };
    let asked = Enrol {
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        code: invitation.code.clone(),
        device_public: envelope::device_public(&key),
        called: who.called,
        staff: who.me,
        name: who.name.to_owned(),
        clock_ms: rim.now_ms(),
        more: Default::default(),
    };
    let line = Line { store, rim, place, member: &member, key: &key };
    let answered = exchange::<Answered>(&line, &mut Wire::to(place), "/v1/enrol", Purpose::Enrol, &asked).await;
    let answered = answered.map_err(|(trouble, after_s)| {
        let again_after_s = after_s.map(|after_s| after_s.min(3600) as u32);
        let why =
            if trouble == Trouble::Busy && again_after_s.is_some_and(|s| s > 2) { WhyNot::TooOften } else { WhyNot::Trouble };
        NotJoined { why, trouble: Some(trouble), again_after_s }
    })?;
    match answered {
        Answered::Enrolled(Enrolled { district, person, name, role, .. }) => {
            (member.district, member.person, member.name, member.role) = (district, person, name, role);
            Ok((member, key))
        }
        Answered::Refused(NotEnrolled::Expired) => Err(NotJoined::plain(WhyNot::CodeExpired)),
        Answered::Refused(NotEnrolled::TooOld) => Err(NotJoined::plain(WhyNot::ProgramTooOld)),
        Answered::Refused(NotEnrolled::UnknownCode | NotEnrolled::Other) => Err(NotJoined::plain(WhyNot::CodeUnknown)),
    }
}
