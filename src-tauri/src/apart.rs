//! In which thread is a command done? One that reads or writes may wait, for a long list that is being written or for a slow
//! medium, and has a thread of its own for as long as that takes: however many wait, everybody else is answered. Decided here,
//! once for all commands.

/// What waits for nothing and is done in the order in which it was asked: what is read out must not overtake itself.
const AT_ONCE: [&str; 6] = ["lock", "touch", "read_out", "cancel", "sync_now", "pause_sync"];

/// Does what a command does, where it may be done.
pub fn does(command: &str, work: impl FnOnce() + Send + 'static) {
    if AT_ONCE.contains(&command) {
        work();
    } else {
        tauri::async_runtime::spawn_blocking(work);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use super::*;

    const SOON: Duration = Duration::from_secs(20);

    /// As many writes as nobody will ever make at a time wait for something.
    fn everybody_waits() -> (std::sync::mpsc::Sender<()>, Receiver<()>) {
        let (go_on, gate) = channel::<()>();
        let gate = std::sync::Arc::new(std::sync::Mutex::new(gate));
        let (tell, told) = channel();
        for _ in 0..64 {
            let (gate, tell) = (gate.clone(), tell.clone());
            does("commit", move || {
                // Ends with whoever holds the other side.
                let _ = gate.lock().unwrap().recv();
                let _ = tell.send(());
            });
        }
        (go_on, told)
    }

    #[test]
    fn however_many_wait_to_write_a_read_and_what_the_clock_does_are_done() {
        let (go_on, done) = everybody_waits();
        let (tell, told) = channel();
        let clock = tell.clone();
        does("today", move || tell.send("read").unwrap());
        assert_eq!(told.recv_timeout(SOON), Ok("read"));
        tauri::async_runtime::spawn(async move { clock.send("clock").unwrap() });
        assert_eq!(told.recv_timeout(SOON), Ok("clock"));
        assert!(done.try_recv().is_err(), "they wait all the while");
        drop(go_on);
        for _ in 0..64 {
            assert_eq!(done.recv_timeout(SOON), Ok(()));
        }
    }

    #[test]
    fn what_is_read_out_keeps_its_order_and_every_such_command_is_one() {
        let (tell, told) = channel();
        for n in 0..200 {
            let tell = tell.clone();
            does("read_out", move || tell.send(n).unwrap());
        }
        drop(tell);
        assert!(told.iter().eq(0..200));
        let all = crate::bindings::commands();
        for command in AT_ONCE {
            assert!(all.iter().any(|one| one == command), "{command} is no command");
        }
    }

    /// One that is marked to be done elsewhere would take a thread of those that answer everybody.
    #[test]
    fn no_command_says_itself_where_it_is_done() {
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        let marked = concat!("tauri::command", "(async)");
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = std::fs::read_to_string(&path).unwrap();
                    assert!(!text.contains(marked), "{}", path.display());
                }
            }
        }
    }
}
