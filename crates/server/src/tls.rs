//! What certificate does the server show? The district's own from files, or one made here for trying things out, which says
//! so. TLS 1.3, and 1.2 for boxes that inspect and speak nothing newer.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, ServerConfig};

use crate::config::Config;
use crate::platform;

/// The certificate that is made on the spot.
pub const DEVELOPMENT: &str = "development-certificate.pem";
const DEVELOPMENT_KEY: &str = "development-certificate.key.pem";

/// What the server shows.
pub struct Shown {
    pub config: Arc<ServerConfig>,
    /// The chain as a file, for whoever has to trust it by hand.
    pub chain: PathBuf,
    pub is_development: bool,
}

/// Reads the certificate of the configuration, or makes one for `names`.
pub fn shown(config: &Config, names: &[String]) -> Result<Shown> {
    let (chain, key, is_development) = match &config.certificate {
        Some((chain, key)) => (chain.clone(), key.clone(), false),
        None => {
            let (chain, key) = (config.data.join(DEVELOPMENT), config.data.join(DEVELOPMENT_KEY));
            if !chain.is_file() || !key.is_file() {
                make(&chain, &key, names)?;
            }
            (chain, key, true)
        }
    };
    let read = |path: &Path| format!("{} cannot be read as PEM", path.display());
    let certificates = CertificateDer::pem_file_iter(&chain)
        .and_then(|all| all.collect::<std::result::Result<Vec<_>, _>>())
        .with_context(|| read(&chain))?;
    anyhow::ensure!(!certificates.is_empty(), "{} holds no certificate", chain.display());
    let key = PrivateKeyDer::from_pem_file(&key).with_context(|| read(&key))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(certificates, key)
        .context("the certificate and its key do not belong together")?;
    Ok(Shown { config: Arc::new(config), chain, is_development })
}

fn make(chain: &Path, key: &Path, names: &[String]) -> Result<()> {
    let made = rcgen::generate_simple_self_signed(names.to_vec()).context("a development certificate cannot be made")?;
    std::fs::remove_file(key).or_else(|why| match why.kind() {
        std::io::ErrorKind::NotFound => Ok(()),
        _ => Err(why),
    })?;
    let mut file = platform::make_secret(key)?;
    std::io::Write::write_all(&mut file, made.signing_key.serialize_pem().as_bytes())?;
    std::fs::write(chain, made.cert.pem())?;
    Ok(())
}

/// How the command line trusts a server: by a certificate file beside it, or by one that it is given.
pub fn trusting(chain: &Path) -> Result<Arc<ClientConfig>> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(chain).with_context(|| format!("{} cannot be read", chain.display()))? {
        roots.add(certificate?)?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}
