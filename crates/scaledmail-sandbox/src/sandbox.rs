//! Starting, holding and stopping a sandbox.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::control;
use crate::error::Error;
use crate::faults::{Fault, Faults};
use crate::input;
use crate::latency::Latency;
use crate::limits::Limits;
use crate::log::RecordedRequest;
use crate::operation;
use crate::serve::{Stop, serve};
use crate::server::router;
use crate::settings::SandboxBuilder;
use crate::state::{CommittedOrder, CommittedPurchase};
use crate::world::{SharedWorld, World, lock};

impl SandboxBuilder {
    /// Starts the sandbox; it accepts connections when this returns.
    ///
    /// # Errors
    /// When a setting is wrong, the host is not allowed, the port is taken, or no thread can be started.
    pub async fn start(self) -> Result<Sandbox, Error> {
        let (ready, readiness) = oneshot::channel();
        let sandbox = Sandbox::spawn(self, move |outcome| {
            let _ = ready.send(outcome);
        })?;
        sandbox.once(readiness.await.ok())
    }

    /// The same for programs without an asynchronous runtime.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn start_blocking(self) -> Result<Sandbox, Error> {
        let (ready, readiness) = mpsc::channel();
        let sandbox = Sandbox::spawn(self, move |outcome| {
            let _ = ready.send(outcome);
        })?;
        sandbox.once(readiness.recv().ok())
    }
}

/// A running sandbox. Dropping it stops it.
pub struct Sandbox {
    address: SocketAddr,
    world: SharedWorld,
    process: u32,
    running: Option<Running>,
}

/// Tells the service to end, is told when it has, and the thread that it runs on.
type Running = (oneshot::Sender<Stop>, oneshot::Receiver<()>, JoinHandle<()>);

impl Sandbox {
    /// Starts a sandbox on a free loopback port.
    ///
    /// # Errors
    /// When no port or thread is to be had.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// The same for programs without an asynchronous runtime.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn start_blocking() -> Result<Self, Error> {
        Self::builder().start_blocking()
    }

    /// The settings to start from.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::default()
    }

    /// Itself, once its thread has said that it serves.
    fn once(self, ready: Option<std::io::Result<()>>) -> Result<Self, Error> {
        let ready = ready.unwrap_or_else(|| Err(std::io::Error::other("the server thread has ended")));
        ready.map(|()| self).map_err(|source| Error::Thread { source })
    }

    fn spawn(
        settings: SandboxBuilder,
        ready: impl FnOnce(std::io::Result<()>) + Send + 'static,
    ) -> Result<Self, Error> {
        let address = SocketAddr::new(settings.address()?, settings.port_number());
        let world = Arc::new(Mutex::new(World::new(settings.into_start()?)?));
        let listen = |source| Error::Listen { address, source };
        let listener = TcpListener::bind(address).map_err(listen)?;
        listener.set_nonblocking(true).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let (stop, stopped) = oneshot::channel();
        let (ended, end) = oneshot::channel();
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
        let process = std::process::id();
        Ok(Self { address, world, process, running: Some((stop, end, thread)) })
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        let mut address = self.address;
        // Who listens everywhere is found on loopback.
        match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        format!("http://{address}")
    }

    /// The base URL for clients: `http://127.0.0.1:PORT/api/v1`.
    pub fn base_url(&self) -> String {
        format!("{}{}", self.url(), operation::PREFIX)
    }

    /// The requests to the API since the start or the last reset, at most the last 100,000.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        lock(&self.world).log.requests()
    }

    /// The orders that were placed since the start or the last reset, as they are now.
    pub fn orders(&self) -> Vec<CommittedOrder> {
        let mut world = lock(&self.world);
        world.state.settle();
        world.state.committed_orders()
    }

    /// The domains that were bought since the start or the last reset.
    pub fn purchases(&self) -> Vec<CommittedPurchase> {
        lock(&self.world).state.committed_purchases()
    }

    /// Back to the start: state, clock, faults, limits, latency; the requests are forgotten.
    pub fn reset(&self) {
        lock(&self.world).reset();
    }

    /// Adds a fault, behind those that wait already.
    ///
    /// # Errors
    /// [`Error::Input`] when the operation is unknown or the fault cannot be served.
    pub fn fault(&self, fault: Fault) -> Result<(), Error> {
        lock(&self.world).faults.add(fault)
    }

    /// The faults that wait, with the times that are left.
    pub fn faults(&self) -> Vec<Fault> {
        lock(&self.world).faults.waiting()
    }

    /// Forgets the faults that wait.
    pub fn clear_faults(&self) {
        lock(&self.world).faults = Faults::default();
    }

    /// Sets the limits.
    ///
    /// # Errors
    /// [`Error::Input`] when a limit is zero.
    pub fn set_limits(&self, limits: Limits) -> Result<(), Error> {
        lock(&self.world).limiter.limits = limits.check()?;
        Ok(())
    }

    /// Sets the latency of answers.
    ///
    /// # Errors
    /// [`Error::Input`] when it is longer than an hour, or from more than to.
    pub fn set_latency(&self, latency: Latency) -> Result<(), Error> {
        lock(&self.world).set_latency(latency)
    }

    /// Moves the sandbox's clock forward.
    ///
    /// # Errors
    /// [`Error::Input`] when that is more than a thousand years in all.
    pub fn advance(&self, by: Duration) -> Result<(), Error> {
        control::advance_clock(&mut lock(&self.world), by).map(|_| ())
    }

    /// Stops the sandbox's clock, or lets it run on.
    pub fn freeze_clock(&self, freeze: bool) {
        lock(&self.world).state.clock.freeze(freeze);
    }

    /// The whole state as JSON, in the form of a state file.
    ///
    /// # Errors
    /// Never in practice; JSON could not be made.
    pub fn state(&self) -> Result<Value, Error> {
        self.control("GET", "/state", Value::Null)
    }

    /// Replaces the sections of the state that are given; the others stay.
    ///
    /// # Errors
    /// [`Error::Input`] with the place of what does not fit; nothing is changed then.
    pub fn set_state(&self, sections: Value) -> Result<(), Error> {
        self.control("PUT", "/state", sections).map(|_| ())
    }

    /// Confirms the payment of an order as in the web app; its domains are set up from now on.
    ///
    /// # Errors
    /// [`Error::Input`] when no such order waits for it.
    pub fn confirm_payment(&self, order_id: &str) -> Result<(), Error> {
        self.control("POST", "/confirm-payment", json!({ "order_id": order_id })).map(|_| ())
    }

    /// Applies all pending changes of domains, as staff would; says how many.
    pub fn apply_changes(&self) -> usize {
        lock(&self.world).state.apply_changes()
    }

    /// Revokes a key: what is asked with it is refused with 403.
    ///
    /// # Errors
    /// [`Error::Input`] when no account has the key.
    pub fn revoke_key(&self, key: &str) -> Result<(), Error> {
        self.control("POST", "/revoke-key", json!({ "key": key })).map(|_| ())
    }

    /// Does what `METHOD /_sandbox/PLACE` does over HTTP; a place such as `/faults`.
    ///
    /// # Errors
    /// [`Error::Input`] with the place of what does not fit, [`Error::Control`] when there is no such place.
    pub fn control(&self, method: &str, place: &str, body: Value) -> Result<Value, Error> {
        // What a fork took along is a copy: the service goes on without it.
        if self.process != std::process::id() {
            return Err(Error::Control { reason: "the sandbox belongs to another process".to_owned() });
        }
        control::control(&mut lock(&self.world), method, place, body)
    }

    #[doc(hidden)]
    /// The same with JSON as text, for the packages of other languages.
    ///
    /// # Errors
    /// As [`control`](Self::control), or when the body is no JSON.
    pub fn control_text(&self, method: &str, place: &str, body: &str) -> Result<String, Error> {
        self.control(method, place, input::read(body)?).map(|answer| answer.to_string())
    }

    /// Stops the sandbox for programs without an asynchronous runtime; see [`stop`](Self::stop).
    pub fn stop_blocking(mut self) {
        if let Some((stop, _, thread)) = self.running() {
            let _ = stop.send(Stop::Gently);
            let _ = thread.join();
        }
    }

    /// What ends the service; nothing when that was taken already, or in a fork, where the service does not run.
    fn running(&mut self) -> Option<Running> {
        let running = self.running.take()?;
        if self.process == std::process::id() {
            return Some(running);
        }
        // These belong to the parent's runtime: even dropping them would reach into it.
        std::mem::forget(running);
        None
    }

    /// Stops the sandbox: answers under way are finished, for half a second at most.
    pub async fn stop(mut self) {
        if let Some((stop, end, _)) = self.running() {
            let _ = stop.send(Stop::Gently);
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
        if let Some((stop, _, thread)) = self.running() {
            let _ = stop.send(Stop::AtOnce);
            let _ = thread.join();
        }
    }
}
