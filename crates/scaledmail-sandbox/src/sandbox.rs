//! Starting, holding and stopping a sandbox.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use axum::serve::ListenerExt;
use tokio::sync::oneshot;

use crate::canned::CannedAnswer;
use crate::error::Error;
use crate::log::RecordedRequest;
use crate::operation;
use crate::server::router;
use crate::world::{SharedWorld, World, lock};

/// How long a stopping sandbox waits for answers under way.
const GRACE: Duration = Duration::from_millis(500);

/// Settings of a sandbox; made by [`Sandbox::builder`].
#[derive(Clone, Debug)]
pub struct SandboxBuilder {
    port: u16,
    host: String,
    expose: bool,
    seed: u64,
    provisioning: Duration,
    strict: bool,
}

impl SandboxBuilder {
    /// The port to listen on; 0, the default, takes any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The IP address to listen on, or `localhost`; `127.0.0.1` by default.
    #[must_use]
    pub fn host(mut self, host: impl Into<String>) -> Self {
        self.host = host.into();
        self
    }

    /// Allows a host that other machines can reach. The sandbox shows keys and passwords in clear.
    #[must_use]
    pub fn expose(mut self, expose: bool) -> Self {
        self.expose = expose;
        self
    }

    /// The seed of ids and passwords, 1 by default; the same seed and the same calls give the same ones.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// How long orders and changes take on the sandbox's clock, 3 seconds by default.
    #[must_use]
    pub fn provisioning(mut self, provisioning: Duration) -> Self {
        self.provisioning = provisioning;
        self
    }

    /// Refuses body fields and query parameters that the document does not name; off by default, as in the service.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Starts the sandbox; it accepts connections when this returns.
    ///
    /// # Errors
    /// When the host is not allowed, the port is taken, or no thread can be started.
    pub async fn start(self) -> Result<Sandbox, Error> {
        let address = SocketAddr::new(self.address()?, self.port);
        let listen = |source| Error::Listen { address, source };
        let listener = TcpListener::bind(address).map_err(listen)?;
        listener.set_nonblocking(true).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let world = Arc::new(Mutex::new(World::new(self.seed, self.provisioning, self.strict)));
        let (stop, stopped) = oneshot::channel();
        let (ended, end) = oneshot::channel();
        let (ready, readiness) = oneshot::channel();
        let app = router(Arc::clone(&world));
        // A thread and runtime of its own: a blocked or current-thread runtime of the caller must not stop the service.
        let thread = std::thread::Builder::new()
            .name("scaledmail-sandbox".to_owned())
            .spawn(move || {
                serve(listener, app, stopped, ready);
                // Nobody waits for it when the sandbox was dropped.
                let _ = ended.send(());
            })
            .map_err(|source| Error::Thread { source })?;
        let sandbox = Sandbox { address, world, stop: Some(stop), end: Some(end), thread: Some(thread) };
        let ready = readiness.await.unwrap_or_else(|_| Err(std::io::Error::other("the server thread has ended")));
        ready.map_err(|source| Error::Thread { source })?;
        Ok(sandbox)
    }

    fn address(&self) -> Result<IpAddr, Error> {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        let address = if host.eq_ignore_ascii_case("localhost") {
            IpAddr::V4(Ipv4Addr::LOCALHOST)
        } else {
            host.parse::<IpAddr>().map_err(|_| Error::Host { host: self.host.clone() })?
        };
        if address.is_loopback() || self.expose {
            Ok(address)
        } else {
            Err(Error::NotLoopback { host: self.host.clone() })
        }
    }
}

/// How a sandbox is told to end.
enum Stop {
    Gently,
    AtOnce,
}

/// Serves until told to stop, and says first whether it can.
fn serve(
    listener: TcpListener,
    app: axum::Router,
    stopped: oneshot::Receiver<Stop>,
    ready: oneshot::Sender<std::io::Result<()>>,
) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            let _ = ready.send(Err(error));
            return;
        }
    };
    runtime.block_on(async {
        match tokio::net::TcpListener::from_std(listener) {
            Ok(listener) => {
                let _ = ready.send(Ok(()));
                run(listener, app, stopped).await;
            }
            Err(error) => {
                let _ = ready.send(Err(error));
            }
        }
    });
    runtime.shutdown_background();
}

async fn run(listener: tokio::net::TcpListener, app: axum::Router, stopped: oneshot::Receiver<Stop>) {
    // Small answers must not wait for the acknowledgement of earlier ones.
    let listener = listener.tap_io(|stream| {
        let _ = stream.set_nodelay(true);
    });
    let (drain, draining) = oneshot::channel::<()>();
    let server = axum::serve(listener, app).with_graceful_shutdown(async {
        let _ = draining.await;
    });
    let stopping = async {
        if let Ok(Stop::Gently) = stopped.await {
            let _ = drain.send(());
            tokio::time::sleep(GRACE).await;
        }
    };
    tokio::select! {
        _ = server.into_future() => {}
        () = stopping => {}
    }
}

/// A running sandbox. Dropping it stops it.
pub struct Sandbox {
    address: SocketAddr,
    world: SharedWorld,
    stop: Option<oneshot::Sender<Stop>>,
    end: Option<oneshot::Receiver<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a sandbox on a free loopback port.
    ///
    /// # Errors
    /// When no port or thread is to be had.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// The settings to start from.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder {
            port: 0,
            host: Ipv4Addr::LOCALHOST.to_string(),
            expose: false,
            seed: 1,
            provisioning: Duration::from_secs(3),
            strict: false,
        }
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The base URL for clients: `http://127.0.0.1:PORT/api/v1`.
    pub fn base_url(&self) -> String {
        format!("{}{}", self.url(), operation::PREFIX)
    }

    /// The requests to the API since the start or the last reset.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        lock(&self.world).log.requests()
    }

    /// Back to the state at the start; clears the requests and the canned answers.
    pub fn reset(&self) {
        lock(&self.world).reset();
    }

    /// Queues an answer that is served instead of the real handling.
    ///
    /// # Errors
    /// When the operation is unknown or the answer cannot be served.
    pub fn answer(&self, answer: CannedAnswer) -> Result<(), Error> {
        let prepared = answer.prepare()?;
        lock(&self.world).answers.push_back(prepared);
        Ok(())
    }

    /// Moves the sandbox's clock forward, by a thousand years in all at most.
    pub fn advance(&self, by: Duration) {
        let mut world = lock(&self.world);
        world.state.clock.advance(by);
        world.state.settle();
    }

    /// Stops the sandbox: answers under way are finished, for half a second at most.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(Stop::Gently);
        }
        if let Some(end) = self.end.take() {
            let _ = end.await;
        }
    }
}

impl std::fmt::Debug for Sandbox {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Sandbox").field("url", &self.url()).finish_non_exhaustive()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(Stop::AtOnce);
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
