//! Does a file with names lie only where it is noted that it was given? It is written first and noted then: what was written by half,
//! since the disk is full, or could not be noted, does not stay.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use store::failure::Failure;

use crate::failure::Answer;

/// Writes a file where a person said and then notes it.
pub(crate) fn written_then_noted<T>(
    place: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    note: impl FnOnce() -> Answer<T>,
) -> Answer<T> {
    // Where no file can be begun, whatever lies there was not touched and stays.
    let mut out = BufWriter::new(File::create(place).map_err(Failure::from)?);
    let done = write(&mut out).and_then(|()| out.flush());
    // Closed without another try at what is left of it: some systems take no open file away.
    drop(out.into_parts());
    let noted = match done {
        Ok(()) => note(),
        Err(cause) => Err(Failure::from(cause).into()),
    };
    noted.inspect_err(|_| {
        if let Err(cause) = std::fs::remove_file(place) {
            tracing::warn!("a file that was not noted stays where it is: {:?}", cause.kind());
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::FailureCode;

    #[test]
    fn a_file_that_was_written_by_half_does_not_stay_and_is_not_noted() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("network.csv");
        let full = |out: &mut BufWriter<File>| -> io::Result<()> {
            out.write_all(b"Luz")?;
            out.flush()?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        };
        let failed = written_then_noted(&place, full, || -> Answer<()> { panic!("nothing was given that could be noted") });
        assert_eq!(failed.unwrap_err().code, FailureCode::DiskFull);
        assert!(!place.exists());
        written_then_noted(&place, |out| out.write_all(b"Luz"), || Ok(())).unwrap();
        assert_eq!(std::fs::read(&place).unwrap(), b"Luz");
    }

    #[test]
    fn where_no_file_can_be_begun_what_lies_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let failed = written_then_noted(folder.path(), |out| out.write_all(b"Luz"), || Ok(()));
        assert!(failed.is_err() && folder.path().is_dir());
    }
}
