use super::*;
use ciborium::Value;
use proptest::prelude::*;

fn part() -> Part {
    Part {
        more: More::from([("zz".to_owned(), Value::Array(vec![Value::Bytes(vec![1, 2]), Value::Null]))]),
        commit: Id::from_u128(1),
        pair: Pair::new(Scope::Student(Id::from_u128(2)), 5),
        device: Id::from_u128(3),
        author: Id::from_u128(4),
        edit: "place_alter".into(),
        undoes: None,
        stamp: 5 << 16,
        boot: Id::from_u128(6),
        uptime_ms: 7,
        salt: Bytes(vec![8; 16]),
        hash: Hash([9; 32]),
        seq: 10,
        prev: Hash::NIL,
        changes: vec![Written {
            index: 0,
            kind: "hologram".into(),
            record: Id::from_u128(11),
            field: "glow".into(),
            value: "\"green\"".into(),
            seen: Bytes(vec![1; 20]),
            more: More::from([("why".to_owned(), Value::Text("a newer program says".into()))]),
        }],
    }
}

#[test]
fn what_a_newer_program_says_is_kept_as_it_came() {
    let told = part();
    let there: Part = decode(&encode(&told).unwrap()).unwrap();
    assert_eq!(there, told);
    assert_eq!(decode::<Part>(&encode(&there).unwrap()).unwrap(), told);
    assert_eq!(there.read(None, false).unwrap()[0].kind, "hologram");
}

#[test]
fn a_scope_of_a_newer_program_is_carried_and_not_read() {
    let mut told = part();
    told.pair.of = "constellation".into();
    let there: Part = decode(&encode(&told).unwrap()).unwrap();
    assert_eq!((there.read(None, false), there.pair.of.as_str()), (None, "constellation"));
}

#[test]
fn an_answer_of_a_newer_server_is_understood() {
    let value = Value::Map(vec![
        (Value::Text("name".into()), Value::serialized(&part().name()).unwrap()),
        (Value::Text("outcome".into()), Value::Text("refused".into())),
        (Value::Text("reason".into()), Value::Text("moon_phase".into())),
        (Value::Text("hint".into()), Value::Integer(3.into())),
    ]);
    let receipt: Receipt = decode(&encode(&value).unwrap()).unwrap();
    assert_eq!(receipt.reason, Some(Reason::Other));
}

#[test]
fn a_message_that_unpacks_to_more_than_any_may_be_is_not_unpacked() {
    let plain = vec![0u8; MOST_UNPACKED + 1];
    let mut packed = Vec::with_capacity(MOST_BYTES);
    let done = flate2::Compress::new(flate2::Compression::best(), false).compress_vec(
        &plain,
        &mut packed,
        flate2::FlushCompress::Finish,
    );
    assert_eq!(done.unwrap(), flate2::Status::StreamEnd);
    assert_eq!(decode::<Part>(&packed), Err(Malformed::TooLarge));
    assert_eq!(decode::<Part>(&vec![0; MOST_BYTES + 1]), Err(Malformed::TooLarge));
}

#[test]
fn a_message_of_noise_is_as_large_as_one_may_be_or_it_is_refused() {
    let mut noise = vec![0u8; MOST_BYTES];
    blake3::Hasher::new().finalize_xof().fill(&mut noise);
    assert_eq!(encode(&Bytes(noise.clone())), Err(Malformed::TooLarge));
    noise.truncate(super::BUDGET);
    assert_eq!(decode::<Bytes>(&encode(&Bytes(noise.clone())).unwrap()).unwrap().0, noise);
}

proptest! {
    #[test]
    fn bytes_of_a_stranger_are_refused_in_peace(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode::<Ask>(&bytes);
        let _ = decode::<Answer>(&bytes);
    }

    #[test]
    fn a_message_that_was_cut_or_altered_never_panics(at in any::<prop::sample::Index>(), with in any::<u8>()) {
        let whole = encode(&part()).unwrap();
        let cut = at.index(whole.len());
        prop_assert!(decode::<Part>(&whole[..cut]).is_err());
        let mut altered = whole;
        altered[cut] = with;
        let _ = decode::<Part>(&altered);
    }
}
