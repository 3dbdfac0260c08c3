//! How does this server reach the provider? One request at a time over TLS, past the proxy where there is one, trusting whom the
//! operating system trusts and the root that was named. It follows no redirect: what a provider is, its issuer says.

use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::TokioIo;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use rustls_platform_verifier::Verifier;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, Error};

use super::proxy::{self, Proxies};

/// So long may one answer take.
const WHOLE: Duration = Duration::from_secs(15);
/// An answer is no larger: keys and a token.
const MOST: usize = 1024 * 1024;

/// Why nothing came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoWay {
    #[error("the provider cannot be reached")]
    Unreachable,
    #[error("the proxy gives no way to the provider: --oidc-proxy names another, or none")]
    Proxy,
    #[error("the provider's certificate is not trusted here: --oidc-root names the root that signed it")]
    Certificate,
}

/// A way to the provider.
pub struct Way {
    tls: Arc<ClientConfig>,
    proxies: Matcher,
}

impl Way {
    /// Trusting the operating system's roots, and those of a file.
    pub fn trusting(root: Option<&Path>, proxies: &Proxies) -> Result<Way> {
        let provider = Arc::new(ring::default_provider());
        let mut roots = Vec::new();
        if let Some(root) = root {
            let read = || format!("{} cannot be read as PEM", root.display());
            let all = CertificateDer::pem_file_iter(root).with_context(read)?;
            roots = all.collect::<std::result::Result<Vec<_>, _>>().with_context(read)?;
        }
        let verifier = Verifier::new_with_extra_roots(roots, provider.clone())?;
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(verifier))
            .with_no_client_auth();
        proxies.warn();
        Ok(Way { tls: Arc::new(config), proxies: proxies.matcher() })
    }

    async fn ask(&self, asked: HttpRequest) -> std::result::Result<HttpResponse, NoWay> {
        let uri = asked.uri().clone();
        let (is_tls, host) = (uri.scheme_str() == Some("https"), uri.host().ok_or(NoWay::Unreachable)?.to_owned());
        let port = uri.port_u16().unwrap_or(if is_tls { 443 } else { 80 });
        // An address of its own document may lead anywhere: nothing goes out without TLS but to this machine.
        let is_here = ["127.0.0.1", "localhost"].contains(&host.as_str());
        if !is_tls && !is_here {
            return Err(NoWay::Unreachable);
        }
        let bare = host.trim_matches(['[', ']']).to_owned();
        let socket = proxy::reach(&self.proxies, &host, port, is_here).await?;
        if !is_tls {
            return said(socket, asked, &host, port).await;
        }
        let name = ServerName::try_from(bare).map_err(|_| NoWay::Unreachable)?;
        let stream = TlsConnector::from(self.tls.clone()).connect(name, socket).await.map_err(|cause| {
            let inner = cause.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
            if matches!(inner, Some(Error::InvalidCertificate(_))) { NoWay::Certificate } else { NoWay::Unreachable }
        })?;
        said(stream, asked, &host, port).await
    }
}

async fn said(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    asked: HttpRequest,
    host: &str,
    port: u16,
) -> std::result::Result<HttpResponse, NoWay> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| NoWay::Unreachable)?;
    // It ends when its sender is dropped.
    tokio::spawn(connection);
    let (mut head, body) = asked.into_parts();
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    head.uri = path.parse().map_err(|_| NoWay::Unreachable)?;
    let named = format!("{host}:{port}").parse().map_err(|_| NoWay::Unreachable)?;
    head.headers.insert(header::HOST, named);
    let asked = hyper::Request::from_parts(head, Full::new(Bytes::from(body)));
    let answer = sender.send_request(asked).await.map_err(|_| NoWay::Unreachable)?;
    let (head, body) = answer.into_parts();
    let body = Limited::new(body, MOST).collect().await.map_err(|_| NoWay::Unreachable)?.to_bytes();
    Ok(hyper::Response::from_parts(head, body.to_vec()))
}

impl<'c> AsyncHttpClient<'c> for Way {
    type Error = NoWay;
    type Future = Pin<Box<dyn Future<Output = std::result::Result<HttpResponse, NoWay>> + Send + 'c>>;

    fn call(&'c self, asked: HttpRequest) -> Self::Future {
        Box::pin(async move { tokio::time::timeout(WHOLE, self.ask(asked)).await.unwrap_or(Err(NoWay::Unreachable)) })
    }
}
