//! A district on this machine: the real binary, a roster, and laptops that speak to it over HTTPS.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use domain::change::{Scope, Stamp};
use domain::policy::Tier;
use domain::record::Id;
use domain::roster::source_id;
use serde_json::Value;
use server::client::{self, Answered, Place};
use sync::chain;
use sync::enrol::{self, Enrol, Invitation};
use sync::envelope::{self, Purpose, WayBack};
use sync::protocol::{Answer, Ask, Backfill, Bytes, Cursor, Hash, Held, Pair, Part, Written, pairs_hash};

pub struct Server {
    pub process: Child,
    pub folder: PathBuf,
    pub address: String,
    pub said: String,
    /// All that it says after that, on either stream.
    logged: Arc<Mutex<Vec<u8>>>,
}

/// Reads a stream to its end, or a full pipe would stop whoever writes to it.
fn heard(mut from: impl Read + Send + 'static, into: &Arc<Mutex<Vec<u8>>>, is_shown: bool) {
    let into = into.clone();
    std::thread::spawn(move || {
        let mut bytes = [0; 64 << 10];
        while let Ok(read @ 1..) = from.read(&mut bytes) {
            into.lock().unwrap().extend_from_slice(&bytes[..read]);
            if is_shown {
                let _ = std::io::stderr().write_all(&bytes[..read]);
            }
        }
    });
}

impl Server {
    pub fn start(folder: &Path, more: &[&str]) -> Server {
        Server::start_where(folder, more, &[])
    }

    /// On a machine that says this in its environment.
    pub fn start_where(folder: &Path, more: &[&str], environment: &[(&str, &str)]) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_kith-server"))
            .arg("--data")
            .arg(folder)
            .args(["--district", "Juniper"])
            .args(if more.contains(&"--listen") { &[][..] } else { &["--listen", "127.0.0.1:0"] })
            .args(more)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        let (mut said, mut address) = (String::new(), String::new());
        while address.is_empty() {
            let mut line = String::new();
            if lines.read_line(&mut line).unwrap() == 0 {
                let mut why = String::new();
                process.stderr.take().unwrap().read_to_string(&mut why).unwrap();
                panic!("the server did not start: {said}{why}");
            }
            address = line.strip_prefix("Answers at ").unwrap_or_default().trim().to_owned();
            said.push_str(&line);
        }
        let logged = Arc::new(Mutex::new(said.clone().into_bytes()));
        heard(lines, &logged, false);
        // What it says at length is for whoever searches it.
        heard(process.stderr.take().unwrap(), &logged, !environment.iter().any(|(name, _)| *name == "RUST_LOG"));
        Server { process, folder: folder.to_owned(), address, said, logged }
    }

    /// Types an administrator's command, and gives what it prints.
    pub fn admin(&self, words: &[&str]) -> Value {
        let told = self.typed(words, "");
        assert!(told.0, "{words:?}: {}", told.2);
        serde_json::from_str(&told.1).unwrap_or_else(|_| panic!("no JSON: {}", told.1))
    }

    pub fn typed(&self, words: &[&str], input: &str) -> (bool, String, String) {
        let mut typed = Command::new(env!("CARGO_BIN_EXE_kith-server"))
            .arg("--data")
            .arg(&self.folder)
            .arg("admin")
            .args(words)
            .arg("--json")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        typed.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let done = typed.wait_with_output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (done.status.success(), text(&done.stdout), text(&done.stderr))
    }

    /// All that it has said until now.
    pub fn logged(&self) -> String {
        String::from_utf8_lossy(&self.logged.lock().unwrap()).into_owned()
    }

    pub fn ask(&self, method: &str, path: &str, body: Vec<u8>) -> Answered {
        ask(&self.address, &self.folder, method, path, body).unwrap()
    }

    pub fn kill(mut self) -> PathBuf {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        self.folder.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub fn ask(address: &str, folder: &Path, method: &str, path: &str, body: Vec<u8>) -> anyhow::Result<Answered> {
    let place = Place { address: address.to_owned(), at: None, chain: folder.join(server::tls::DEVELOPMENT) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(client::ask(&place, method, path, None, body))
}

/// A roster of two schools, as a district exports it.
pub fn bundle(folder: &Path) -> PathBuf {
    bundle_of(folder, 0)
}

/// The same with so many more students in the ninth grade of the first school, "n1" and on.
pub fn bundle_of(folder: &Path, more: usize) -> PathBuf {
    let here = folder.join("roster");
    std::fs::create_dir_all(&here).unwrap();
    let files = [
        "academicSessions",
        "categories",
        "classes",
        "classResources",
        "courseResources",
        "courses",
        "demographics",
        "enrollments",
        "lineItemLearningObjectiveIds",
        "lineItems",
        "lineItemScoreScales",
        "orgs",
        "resources",
        "resultLearningObjectiveIds",
        "results",
        "resultScoreScales",
        "roles",
        "scoreScales",
        "userProfiles",
        "userResources",
        "users",
    ];
    let ours = ["academicSessions", "classes", "courses", "enrollments", "orgs", "roles", "users"];
    let mut manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\n".to_owned();
    for file in files {
        manifest.push_str(&format!("file.{file},{}\n", if ours.contains(&file) { "bulk" } else { "absent" }));
    }
    let write = |name: &str, text: &str| std::fs::write(here.join(name), text).unwrap();
    write("manifest.csv", &manifest);
    write(
        "orgs.csv",
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\nd1,,,Juniper,district,,\ns1,,,North,school,,d1\ns2,,,South,school,,d1\n",
    );
    write(
        "academicSessions.csv",
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\nt1,,,Year,schoolYear,2020-08-01,2099-06-30,,2099\n",
    );
    write(
        "courses.csv",
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes\nc1,,,t1,Algebra,,,s1,,\n",
    );
    write(
        "classes.csv",
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\nk1,,,Algebra 1,,c1,,scheduled,,s1,t1,,,\n",
    );
    let users = "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n";
    let user = |id: &str, given: &str, family: &str, grade: &str, school: &str| {
        format!("{id},,,true,{id},,{given},{family},,,,,,,{grade},,,,,,{school},\n")
    };
    let others: String = (1..=more).map(|n| user(&format!("n{n}"), &format!("Given{n}"), "Aaron", "09", "s1")).collect();
    let all = [
        others,
        user("u1", "Luz", "Canarywing", "09", "s1"),
        user("u2", "Omar", "Zzcanary", "10", "s1"),
        user("u3", "Mei", "Southcanary", "09", "s2"),
        user("a1", "Ana", "Ruiz", "", "s1"),
        user("a2", "Tom", "Teach", "", "s1"),
    ];
    write("users.csv", &(users.to_owned() + &all.concat()));
    let role = |id: &str, user: &str, role: &str, school: &str| format!("{id},,,{user},primary,{role},,,{school},\n");
    write(
        "roles.csv",
        &("sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n"
            .to_owned()
            + &[
                (1..=more).map(|n| role(&format!("rn{n}"), &format!("n{n}"), "student", "s1")).collect(),
                role("r1", "u1", "student", "s1"),
                role("r2", "u2", "student", "s1"),
                role("r3", "u3", "student", "s2"),
                role("r4", "a1", "counselor", "s1"),
                role("r5", "a2", "teacher", "s1"),
            ]
            .concat()),
    );
    write(
        "enrollments.csv",
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\ne1,,,k1,s1,u1,student,,,\ne2,,,k1,s1,a2,teacher,,,\n",
    );
    let zip = folder.join("roster.zip");
    let mut writer = zip::ZipWriter::new(std::fs::File::create(&zip).unwrap());
    for entry in std::fs::read_dir(&here).unwrap().flatten() {
        writer.start_file(entry.file_name().to_string_lossy(), zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(&std::fs::read(entry.path()).unwrap()).unwrap();
    }
    writer.finish().unwrap();
    zip
}

/// A laptop: keys, a chain, and what it was given.
pub struct Laptop {
    pub id: Id,
    pub secret: [u8; 32],
    pub key: Hash,
    pub me: Id,
    asked: u64,
    seq: u64,
    prev: Hash,
    pub pairs: Vec<Held>,
    pub cursors: Vec<Cursor>,
    pub epoch: Option<Id>,
}

impl Laptop {
    pub fn enrol(server: &Server, invitation: &str, seed: u8) -> Laptop {
        let invitation = Invitation::read(invitation).unwrap();
        let secret = [seed; 32];
        let id = Id::from_u128(0xd0 + u128::from(seed));
        let asked = Enrol {
            version: 1,
            program: "0.1.0".into(),
            code: invitation.code,
            device_public: envelope::device_public(&secret),
            called: "A laptop".into(),
            staff: Id::nil(),
            name: String::new(),
            clock_ms: 0,
            more: Default::default(),
        };
        let (body, back) = envelope::close(&asked, Purpose::Enrol, id, &secret, invitation.server, &[seed; 48]).unwrap();
        let answer = server.ask("POST", "/v1/enrol", body);
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        match back.open::<enrol::Answered>(&answer.body).unwrap() {
            enrol::Answered::Enrolled(enrolled) => Laptop {
                id,
                secret,
                key: invitation.server,
                me: enrolled.person,
                asked: 0,
                seq: 0,
                prev: Hash::NIL,
                pairs: Vec::new(),
                cursors: Vec::new(),
                epoch: None,
            },
            enrol::Answered::Refused(why) => panic!("not enrolled: {why:?}"),
        }
    }

    pub fn question(&self, parts: Vec<Part>, backfills: Vec<Backfill>) -> Ask {
        Ask {
            version: 1,
            program: "0.1.0".into(),
            chain: self.id,
            epoch: self.epoch,
            clock_ms: now_ms(),
            boot: Id::from_u128(1),
            uptime_ms: 10,
            waiting: 0,
            parts,
            cursors: self.cursors.clone(),
            pairs: pairs_hash(&self.pairs),
            backfills,
            digests: Vec::new(),
            carried_out: Vec::new(),
            audit: Hash::NIL,
            only_orders: false,
            more: Default::default(),
        }
    }

    pub fn close(&mut self, ask: &Ask) -> (Vec<u8>, WayBack) {
        // As many questions as a fast machine can ask, and no two with one nonce.
        self.asked += 1;
        let mut chance = [self.secret[0]; 48];
        chance[8..16].copy_from_slice(&self.asked.to_le_bytes());
        chance[40..].copy_from_slice(&self.asked.to_le_bytes());
        envelope::close(ask, Purpose::Sync, self.id, &self.secret, self.key, &chance).unwrap()
    }

    pub fn sync(&mut self, server: &Server, parts: Vec<Part>) -> Answer {
        let ask = self.question(parts, Vec::new());
        self.send(server, &ask)
    }

    pub fn send(&mut self, server: &Server, ask: &Ask) -> Answer {
        let (body, back) = self.close(ask);
        let answer = server.ask("POST", "/v1/sync", body);
        assert_eq!(answer.status, 200, "{:?}", answer.body);
        let answer: Answer = back.open(&answer.body).unwrap();
        self.epoch = Some(answer.epoch);
        if let Some(pairs) = &answer.pairs {
            self.pairs = pairs.clone();
            self.cursors = answer.tails.clone();
        }
        answer
    }

    /// Everything that it is given, of every pair.
    pub fn everything(&mut self, server: &Server) -> Vec<sync::protocol::Stored> {
        self.pairs.clear();
        self.sync(server, Vec::new());
        let wanted = self.pairs.iter().map(|held| Backfill { held: held.clone(), after: 0 }).collect();
        let ask = self.question(Vec::new(), wanted);
        self.send(server, &ask).filled.into_iter().flat_map(|filled| filled.parts).collect()
    }

    pub fn part(&mut self, n: u128, scope: Scope, tier: Tier, kind: &str, field: &str, value: Value) -> Part {
        self.parts(n, scope, tier, &[(kind, n, field, value)])
    }

    /// A part of several changes: kind, record, field and value.
    pub fn parts(&mut self, n: u128, scope: Scope, tier: Tier, told: &[(&str, u128, &str, Value)]) -> Part {
        let changes = (0..).zip(told).map(|(index, (kind, record, field, value))| Written {
            index,
            kind: (*kind).into(),
            record: Id::from_u128(*record),
            field: (*field).into(),
            value: value.to_string(),
            seen: Bytes::default(),
            more: Default::default(),
        });
        let mut part = Part {
            more: Default::default(),
            commit: Id::from_u128(n),
            pair: Pair::new(scope, tier as u8),
            device: self.id,
            author: self.me,
            edit: "a_test".into(),
            undoes: None,
            stamp: Stamp::default().next(now_ms()).0,
            boot: Id::from_u128(1),
            uptime_ms: 5,
            salt: Bytes(vec![1; 16]),
            hash: Hash::NIL,
            seq: self.seq + 1,
            prev: self.prev,
            changes: changes.collect(),
        };
        part.hash = chain::part_hash(&part);
        self.seq += 1;
        self.prev = chain::link(part.prev, part.hash);
        part
    }
}

pub fn now_ms() -> i64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as i64
}

pub fn student(source: &str) -> Scope {
    Scope::Student(source_id("student", source))
}

/// A server with its roster, a counselor with one student, a teacher of one class.
pub fn district(folder: &Path, more: &[&str]) -> Server {
    district_where(folder, more, &[])
}

/// The same on a machine that says this in its environment.
pub fn district_where(folder: &Path, more: &[&str], environment: &[(&str, &str)]) -> Server {
    let server = Server::start_where(folder, more, environment);
    let zip = bundle(folder);
    let preview = server.admin(&["roster", zip.to_str().unwrap()]);
    assert_eq!((preview["adds"]["students"].as_u64(), preview["is_applied"].as_bool()), (Some(3), Some(false)), "{preview}");
    assert_eq!(server.admin(&["status"])["students"], 0);
    server.admin(&["roster", zip.to_str().unwrap(), "--apply"]);
    assert_eq!(server.admin(&["status"])["students"], 3);
    server.admin(&["add-person", "ana", "Ana Ruiz", "--staff", "a1"]);
    server.admin(&["give-role", "ana", "counselor", "--school", "North"]);
    server.admin(&["give-caseload", "ana", "--school", "North", "--to", "M"]);
    server.admin(&["add-person", "tom", "Tom Teach", "--staff", "a2"]);
    server.admin(&["give-role", "tom", "teacher", "--school", "s1"]);
    server
}

/// Somebody new who does this, in the whole district or at a school, and signs in: their token.
pub fn signed_in(server: &Server, login: &str, role: &str, at: &[&str]) -> String {
    server.admin(&["add-person", login, "Rosa Records"]);
    server.admin(&[&["give-role", login, role], at].concat());
    let once = server.admin(&["code", login, "--account"])["code"].as_str().unwrap().to_owned();
    let (_, told, _) = server.typed(&["sign-in", login, "--code", &once], "a long passphrase\n");
    serde_json::from_str::<serde_json::Value>(&told).unwrap()["token"].as_str().unwrap().to_owned()
}

pub fn code(server: &Server, login: &str) -> String {
    server.admin(&["code", login])["invitation"].as_str().unwrap().to_owned()
}

pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}

/// Connections that say they send a body, send a little of it, and wait.
pub fn half_sent(server: &Server, so_many: usize) -> (tokio::runtime::Runtime, Vec<Box<dyn std::any::Any>>) {
    use tokio::io::AsyncWriteExt;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let config = server::tls::trusting(&server.folder.join(server::tls::DEVELOPMENT)).unwrap();
    let port = server.address.rsplit_once(':').unwrap().1.to_owned();
    let open = (0..so_many).map(|_| {
        runtime.block_on(async {
            let socket = tokio::net::TcpStream::connect(format!("127.0.0.1:{port}")).await.unwrap();
            let name = "localhost".try_into().unwrap();
            let mut stream = tokio_rustls::TlsConnector::from(config.clone()).connect(name, socket).await.unwrap();
            stream.write_all(b"POST /v1/sync HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\nabc").await.unwrap();
            stream.flush().await.unwrap();
            Box::new(stream) as Box<dyn std::any::Any>
        })
    });
    let open = open.collect();
    (runtime, open)
}
