//! The same through the HTTP client itself, whose connections take half a second.

use super::*;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use rustls::{ClientConfig, RootCertStore};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Mutex;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

const CONNECTING: Duration = Duration::from_millis(500);

struct Slow;

impl Resolve for Slow {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(async {
            sleep(CONNECTING).await;
            Ok(Box::new(std::iter::once(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0))) as Addrs)
        })
    }
}

/// Says when each request came, and answers after a while.
async fn serve(mut stream: TcpStream, arrived: Arc<Mutex<Vec<Instant>>>) -> std::io::Result<()> {
    let mut buffer = [0; 4096];
    while stream.read(&mut buffer).await? > 0 {
        arrived.lock().unwrap_or_else(PoisonError::into_inner).push(Instant::now());
        sleep(Duration::from_millis(300)).await;
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").await?;
    }
    Ok(())
}

/// When so many requests arrive, since the first; with connections that are kept, or made anew.
async fn arrivals(kept: usize, number: usize) -> Result<Vec<Duration>, Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://service.example:{}/", listener.local_addr()?.port());
    let arrived: Arc<Mutex<Vec<Instant>>> = Arc::default();
    let seen = arrived.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, seen.clone()));
        }
    });
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let http = reqwest::Client::builder()
        .tls_backend_preconfigured(tls.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
        .dns_resolver(Arc::new(Slow))
        .connector_layer(Watch)
        .no_proxy()
        .pool_max_idle_per_host(kept)
        .build()?;
    let limiter: Arc<Limiter> = Arc::default();
    let calls: Vec<_> = (0..number)
        .map(|_| {
            let (limiter, request) = (limiter.clone(), http.get(&url));
            tokio::spawn(async move {
                let place = limiter.acquire(READ).await;
                place.cover(false, async { request.send().await?.bytes().await }).await
            })
        })
        .collect();
    for call in calls {
        call.await??;
    }
    let arrived = arrived.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(arrived.iter().map(|one| *one - arrived[0]).collect())
}

#[tokio::test(start_paused = true)]
async fn requests_do_not_bunch_up_behind_connections() -> Result<(), Box<dyn std::error::Error>> {
    for kept in [0, usize::MAX] {
        let times = arrivals(kept, 17).await?;
        assert_eq!(times.len(), 17);
        assert!(times.windows(6).all(|six| six[5] - six[0] >= Duration::from_millis(1020)), "{kept}: {times:?}");
        // What is connected already loses no time.
        let most = if kept == 0 { 3 * (1030 + 500) } else { 3 * 1030 };
        assert!(times[16].as_millis() < most, "{kept}: {times:?}");
    }
    Ok(())
}
