//! The district on trial. `model` drives both machines of sync over maps in memory, by the hundred thousand operations; `real`
//! drives real stores and the real server over a wire that cuts, doubles and loses; `load` asks a server that runs, over TLS;
//! `killed` kills one that runs; `disk` lets a disk lose its power.
//! Time and chance are handed in but for `load`, seeds are printed, and every run ends with the same questions: is the same to be
//! seen everywhere, does everybody find what they wrote, is everything there that was acknowledged?

pub mod broken;
pub mod dice;
pub mod disk;
pub mod killed;
pub mod load;
pub mod model;
pub mod process;
pub mod real;
