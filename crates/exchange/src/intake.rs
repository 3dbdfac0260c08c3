//! How much has been read, and must we stop? One Intake accompanies one reading of a set of files:
//! it counts bytes on the disk for the bar, bytes unpacked for the caps, and carries the reason why a
//! reader stopped. It trusts no size that an archive states: only bytes that came out are counted.

use std::cell::{Cell, RefCell};
use std::io::{self, Read, Seek, SeekFrom};

use crate::unreadable::Unreadable;
use crate::watch::Watch;

const TELL_EVERY: u64 = 256 * 1024;

/// How much may come out of a set of files.
#[derive(Clone, Copy)]
pub(crate) struct Caps {
    pub(crate) per_file: u64,
    pub(crate) in_all: u64,
    /// More bytes out than this many times the bytes in is a bomb, once `ratio_counts_from` came out.
    pub(crate) ratio: u64,
    pub(crate) ratio_counts_from: u64,
}

impl Caps {
    pub(crate) const ROSTER: Caps = Caps { per_file: 2 << 30, in_all: 4 << 30, ratio: 200, ratio_counts_from: 10_000_000 };
    /// A table or a network is small: 20,000 rows fit many times.
    pub(crate) const SMALL: Caps = Caps { per_file: 128 << 20, in_all: 256 << 20, ratio: 200, ratio_counts_from: 10_000_000 };

    fn said(bytes: u64) -> String {
        if bytes >= 1 << 30 { format!("{} GB", bytes >> 30) } else { format!("{} MB", bytes >> 20) }
    }
}

/// One reading of a set of files.
pub(crate) struct Intake<'w> {
    watch: &'w dyn Watch,
    pub(crate) caps: Caps,
    of: Cell<u64>,
    done: Cell<u64>,
    told_at: Cell<u64>,
    unpacked: Cell<u64>,
    stopped: RefCell<Option<Unreadable>>,
}

impl<'w> Intake<'w> {
    pub(crate) fn new(watch: &'w dyn Watch, caps: Caps) -> Self {
        Intake {
            watch,
            caps,
            of: Cell::new(0),
            done: Cell::new(0),
            told_at: Cell::new(0),
            unpacked: Cell::new(0),
            stopped: RefCell::new(None),
        }
    }

    /// Says how many bytes lie before us.
    pub(crate) fn expect(&self, bytes: u64) {
        self.of.set(self.of.get() + bytes);
        self.watch.progress(self.done.get(), self.of.get());
    }

    pub(crate) fn finish(&self) {
        self.watch.progress(self.of.get(), self.of.get());
    }

    /// Err when somebody wants to stop. Asked between files, and while bytes come in.
    pub(crate) fn go_on(&self) -> Result<(), Unreadable> {
        if self.watch.is_cancelled() { Err(Unreadable::Cancelled) } else { Ok(()) }
    }

    /// Why the readers stopped, when it was we who stopped them; else `otherwise`.
    pub(crate) fn reason(&self, otherwise: Unreadable) -> Unreadable {
        self.stopped.borrow_mut().take().unwrap_or(otherwise)
    }

    /// Remembers the reason and gives the error that travels up through the decoders.
    pub(crate) fn stop(&self, reason: Unreadable) -> io::Error {
        self.stopped.borrow_mut().get_or_insert(reason);
        io::Error::other("stopped")
    }

    fn came_in(&self, bytes: u64) -> io::Result<()> {
        let done = self.done.get() + bytes;
        self.done.set(done);
        if done - self.told_at.get() >= TELL_EVERY {
            self.told_at.set(done);
            // Looking at what a file is reads its head twice; the bar never runs past its end.
            self.watch.progress(done.min(self.of.get()), self.of.get());
            if self.watch.is_cancelled() {
                return Err(self.stop(Unreadable::Cancelled));
            }
        }
        Ok(())
    }
}

/// Bytes as they come from the disk.
pub(crate) struct FromDisk<'i, 'w, R> {
    pub(crate) inner: R,
    pub(crate) intake: &'i Intake<'w>,
    /// Looking at a file's head, or its directory, is not progress.
    pub(crate) is_counted: bool,
}

impl<R: Read> Read for FromDisk<'_, '_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        if self.is_counted {
            self.intake.came_in(n as u64)?;
        }
        Ok(n)
    }
}

impl<R: Seek> Seek for FromDisk<'_, '_, R> {
    fn seek(&mut self, pos: SeekFrom) -> io::Result<u64> {
        self.inner.seek(pos)
    }
}

/// Bytes as they come out of whatever packing there is, held under the caps.
pub(crate) struct Guarded<'i, 'w, R> {
    inner: R,
    intake: &'i Intake<'w>,
    file: &'i str,
    came_in_before: u64,
    out: u64,
    is_weighed: bool,
}

impl<'i, 'w, R> Guarded<'i, 'w, R> {
    pub(crate) fn new(inner: R, intake: &'i Intake<'w>, file: &'i str) -> Self {
        Guarded { inner, intake, file, came_in_before: intake.done.get(), out: 0, is_weighed: true }
    }

    /// For bytes that do not come in through the Intake: sizes are capped, the ratio is the caller's.
    pub(crate) fn unweighed(inner: R, intake: &'i Intake<'w>, file: &'i str) -> Self {
        Guarded { is_weighed: false, ..Guarded::new(inner, intake, file) }
    }
}

impl<R: Read> Read for Guarded<'_, '_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        let (intake, caps) = (self.intake, self.intake.caps);
        self.out += n as u64;
        intake.unpacked.set(intake.unpacked.get() + n as u64);
        let file = || self.file.to_owned();
        let came_in = (intake.done.get() - self.came_in_before).max(1);
        if self.is_weighed && self.out > caps.ratio_counts_from && self.out / came_in > caps.ratio {
            return Err(intake.stop(Unreadable::Bomb { file: file() }));
        }
        if self.out > caps.per_file {
            return Err(intake.stop(Unreadable::TooLarge { file: file(), most: Caps::said(caps.per_file) }));
        }
        if intake.unpacked.get() > caps.in_all {
            return Err(intake.stop(Unreadable::TooLarge { file: file(), most: Caps::said(caps.in_all) }));
        }
        Ok(n)
    }
}
