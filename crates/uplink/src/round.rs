//! One meeting with the district's server: questions and answers until neither has more to say. And the first of all, by
//! which a laptop is let in.

use std::time::{Duration, Instant};

use domain::record::Id;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::clock::{Rim, minted};
use store::commit::Committed;
use store::failure::Failure;
use store::open::Store;
use sync::by_account::ByAccount;
use sync::client::{self, Moment, Took};
use sync::enrol::{Answered, Enrol, Enrolled, Invitation, NoInvitation, NotEnrolled};
use sync::envelope::{self, NotOpened, Purpose};
use sync::protocol::{Answer, Deed, Order, VERSION};

use crate::lease::Lease;
use crate::membership::Membership;
use crate::wire::{Place, Trouble, Wire};

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
    /// The laptop is lost: its keys are to be destroyed. Gives the order's id.
    pub fn lost_by(&self) -> Option<Id> {
        lost_by(&self.orders)
    }

    fn is_lost(&self) -> bool {
        self.lost_by().is_some()
    }
}

fn lost_by(orders: &[Order]) -> Option<Id> {
    orders.iter().find(|order| order.deed == Deed::Wipe).map(|order| order.id)
}

/// What a machine hears that is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    pub lease: Lease,
    pub lost_by: Option<Id>,
}

/// Meets the server with nothing but the device's key: says what was carried out, and hears until when it may go on and what
/// it has to do.
pub async fn meet_locked(
    rim: &dyn Rim,
    place: &Place,
    member: &Membership,
    key: &[u8; 32],
    carried_out: Vec<Id>,
) -> Result<Heard, Fault> {
    let now_ms = rim.now_ms();
    let program = env!("CARGO_PKG_VERSION").to_owned();
    let moment = Moment { clock_ms: now_ms, boot: Id::nil(), uptime_ms: rim.uptime_ms(), chance: Id::nil(), program };
    let ask = client::ask_locked(&moment, member.unsent, carried_out);
    let signs = Signs { rim, member, key };
    let answer: Answer = exchange(&signs, &mut Wire::to(place), "/v1/sync", Purpose::Sync, &ask).await?;
    let lease = Lease::given(answer.lease_until_ms, now_ms, now_ms.saturating_sub(answer.clock_ms));
    Ok(Heard { lease, lost_by: lost_by(&answer.orders) })
}

/// What stands in the way, and after how many seconds to come again where the server said so.
pub type Fault = (Trouble, Option<u64>);

/// So many questions in one meeting: a first reading of a large school takes some hundred.
const MOST_QUESTIONS: usize = 20_000;

/// So long does a lost laptop send what waits on it, before its keys go.
const LAST_WORDS: Duration = Duration::from_secs(60);

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
    let began = Instant::now();
    for _ in 0..MOST_QUESTIONS {
        let readied =
            line.store.sort_outbox(is_other).map_err(store_fault).and_then(|sorted| Ok((sorted, known_of(line.store)?)));
        let (sorted, before) = match readied {
            Err(_) if met.is_lost() => break,
            readied => readied?,
        };
        if is_other {
            going(before, &sorted);
        }
        let told = std::mem::take(&mut carried_out);
        // Once it is known that the laptop is lost nothing that fails on the way keeps that from being done.
        let (took, committed, had_pairs) = match once(line, &mut wire, told.clone()).await {
            Err(_) if met.is_lost() => break,
            answered => answered?,
        };
        let known = match known_of(line.store) {
            Err(_) if lost_by(&took.orders).is_some() => Known { whole: 0, of: 0 },
            known => known?,
        };
        if took.unsound > 0 {
            tracing::warn!("{} stretches of a feed were not what a server gives; they are asked for again", took.unsound);
        }
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
        // A lost laptop says what waits on it, whoever sits there, and does nothing else any more.
        if met.is_lost() && took.has_more && began.elapsed() < LAST_WORDS {
            continue;
        }
        if met.is_cut || met.is_lost() {
            break;
        }
        let courier = courier::Courier::of(line.store);
        if let Some(heeded) = courier.heeds(&met.orders).map_err(store_fault)? {
            going(known, &heeded);
        }
        // Whoever asks whether something is erased here is told at once, where it is.
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
    let answer: Answer = exchange(&line.signs(), wire, "/v1/sync", Purpose::Sync, &ask).await?;
    let is_lost = lost_by(&answer.orders).is_some();
    let heard = || Took { orders: answer.orders.clone(), ..Took::default() };
    if answer.version > VERSION {
        return if is_lost { Ok((heard(), courier.committed(), false)) } else { Err((Trouble::OtherVersion, None)) };
    }
    let took = match client::take(&mut courier, &ask, &answer, &moment).map_err(store_fault) {
        Err(_) if is_lost => return Ok((heard(), courier.committed(), false)),
        took => took?,
    };
    Ok((took, courier.committed(), answer.pairs.is_some()))
}

/// With what a device signs what it asks.
pub(crate) struct Signs<'a> {
    pub rim: &'a dyn Rim,
    pub member: &'a Membership,
    pub key: &'a [u8; 32],
}

impl<'a> Line<'a> {
    fn signs(&self) -> Signs<'a> {
        Signs { rim: self.rim, member: self.member, key: self.key }
    }
}

pub(crate) async fn exchange<T: DeserializeOwned>(
    signs: &Signs<'_>,
    wire: &mut Wire<'_>,
    path: &str,
    purpose: Purpose,
    question: &impl Serialize,
) -> Result<T, Fault> {
    let Signs { rim, member, key } = signs;
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
    /// The server let this laptop in and gave it no time: the account was closed meanwhile.
    NoTime,
    /// It is of another server than the one that lets this laptop in no more.
    OtherServer,
    /// It is for somebody else than this laptop is of.
    OtherPerson,
    /// It holds for everybody who signs in, and here one with a code is needed.
    SignIn,
    /// The server knows no accounts to sign in with.
    NoProvider,
    /// The server could not ask the district's provider, or does not trust its certificate, or they disagree about the time.
    ProviderUnreachable,
    ProviderCertificate,
    ProviderClock,
    /// What the browser brought back was not accepted.
    NotAccepted,
    /// An account of elsewhere, or of an address that nobody verified.
    AccountElsewhere,
    /// Nobody made an account for it on the server.
    AccountUnknown,
    AccountClosed,
    /// Somebody else signs in to the account of that login.
    OtherIdentity,
    /// Whoever sits here stopped it.
    Stopped,
    /// It was ended in the browser.
    Ended,
    /// Nobody signed in for too long.
    TooLate,
    /// No browser could be opened.
    NoBrowser,
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
    pub fn plain(why: WhyNot) -> NotJoined {
        NotJoined { why, trouble: None, again_after_s: None }
    }
}

/// Who asks to be let in.
pub struct Applicant<'a> {
    pub me: Id,
    pub name: &'a str,
    /// What the machine is called.
    pub called: String,
    /// Who the district knows this person as already: nobody else is let in.
    pub only: Option<Id>,
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

/// Asks to be let in by a code, as this device. Gives what is known from then on.
pub async fn enrol(
    rim: &dyn Rim,
    place: &Place,
    invitation: &Invitation,
    who: Applicant<'_>,
    device: (Id, &[u8; 32]),
) -> Result<Membership, NotJoined> {
    enrol_by(rim, place, invitation, who, device, None).await
}

/// Whom this laptop asks that nobody let in yet.
pub(crate) fn applying(rim: &dyn Rim, place: &Place, invitation: &Invitation, device: Id) -> Membership {
    Membership {
        address: invitation.address.clone(),
        server: invitation.server,
        proxy: place.proxy.clone(),
        district: String::new(),
        person: Id::nil(),
        name: String::new(),
        role: String::new(),
        device,
        since_ms: rim.now_ms(),
        contact_ms: None,
        lease: Lease::default(),
        unsent: 0,
        is_settled: false,
        is_doubted: false,
    }
}

/// The same by what a browser brought back, where that is given.
pub(crate) async fn enrol_by(
    rim: &dyn Rim,
    place: &Place,
    invitation: &Invitation,
    who: Applicant<'_>,
    (device, key): (Id, &[u8; 32]),
    by: Option<&ByAccount>,
) -> Result<Membership, NotJoined> {
    let mut member = applying(rim, place, invitation, device);
    let mut asked = Enrol {
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        code: invitation.code.clone(),
        device_public: envelope::device_public(key),
        called: who.called,
        staff: who.me,
        name: who.name.to_owned(),
        clock_ms: rim.now_ms(),
        more: Default::default(),
    };
    who.only.into_iter().for_each(|person| asked.ask_only_as(person));
    by.into_iter().for_each(|told| asked.ask_by(told));
    let signs = Signs { rim, member: &member, key };
    let answered = exchange::<Answered>(&signs, &mut Wire::to(place), "/v1/enrol", Purpose::Enrol, &asked).await;
    match answered.map_err(not_asked)? {
        Answered::Enrolled(Enrolled { person, .. }) if who.only.is_some_and(|only| only != person) => {
            Err(NotJoined::plain(WhyNot::OtherPerson))
        }
        Answered::Enrolled(Enrolled { district, person, name, role, .. }) => {
            (member.district, member.person, member.name, member.role) = (district, person, name, role);
            Ok(member)
        }
        Answered::Refused(NotEnrolled::Expired) if by.is_some() => Err(NotJoined::plain(WhyNot::TooLate)),
        Answered::Refused(why) => Err(NotJoined::plain(why_not(why))),
    }
}

/// The server could not be asked.
pub(crate) fn not_asked((trouble, after_s): Fault) -> NotJoined {
    let again_after_s = after_s.map(|after_s| after_s.min(3600) as u32);
    let why = if trouble == Trouble::Busy && again_after_s.is_some_and(|s| s > 2) { WhyNot::TooOften } else { WhyNot::Trouble };
    NotJoined { why, trouble: Some(trouble), again_after_s }
}

/// What the server says, as it is said here.
pub(crate) fn why_not(why: NotEnrolled) -> WhyNot {
    match why {
        NotEnrolled::Expired => WhyNot::CodeExpired,
        NotEnrolled::OtherPerson => WhyNot::OtherPerson,
        NotEnrolled::TooOld => WhyNot::ProgramTooOld,
        NotEnrolled::NoProvider => WhyNot::NoProvider,
        NotEnrolled::ProviderUnreachable => WhyNot::ProviderUnreachable,
        NotEnrolled::ProviderCertificate => WhyNot::ProviderCertificate,
        NotEnrolled::ProviderClock => WhyNot::ProviderClock,
        NotEnrolled::NotAccepted => WhyNot::NotAccepted,
        NotEnrolled::AccountElsewhere => WhyNot::AccountElsewhere,
        NotEnrolled::AccountUnknown => WhyNot::AccountUnknown,
        NotEnrolled::AccountClosed => WhyNot::AccountClosed,
        NotEnrolled::OtherIdentity => WhyNot::OtherIdentity,
        NotEnrolled::UnknownCode | NotEnrolled::Other => WhyNot::CodeUnknown,
    }
}
