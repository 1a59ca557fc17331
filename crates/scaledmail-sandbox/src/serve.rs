//! The server's own thread: from its start to its end.

use std::net::TcpListener;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::connection::{Line, Lines};

/// How long a stopping sandbox waits for answers under way.
const GRACE: Duration = Duration::from_millis(500);

/// How a sandbox is told to end.
pub(crate) enum Stop {
    Gently,
    AtOnce,
}

/// Serves until told to stop, and says first whether it can.
pub(crate) fn serve(
    listener: TcpListener,
    app: axum::Router,
    stopped: oneshot::Receiver<Stop>,
    ready: impl FnOnce(std::io::Result<()>),
) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return ready(Err(error)),
    };
    runtime.block_on(async {
        match tokio::net::TcpListener::from_std(listener) {
            Ok(listener) => {
                ready(Ok(()));
                run(Lines(listener), app, stopped).await;
            }
            Err(error) => ready(Err(error)),
        }
    });
    runtime.shutdown_background();
}

async fn run(listener: Lines, app: axum::Router, stopped: oneshot::Receiver<Stop>) {
    let (drain, draining) = oneshot::channel::<()>();
    let app = app.into_make_service_with_connect_info::<Line>();
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
