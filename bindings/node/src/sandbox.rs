//! The sandbox: settings and control as JSON text, errors as JSON in the message.

use std::sync::{Mutex, PoisonError};

use napi::bindgen_prelude::{Env, Error, PromiseRaw, Result, Status};
use napi_derive::napi;
use scaledmail_sandbox::{Sandbox, SandboxBuilder};

/// As an error of the sandbox reads, for one that is not there any more.
const STOPPED: &str = r#"{"message":"the sandbox has been stopped","place":""}"#;

/// A running sandbox.
#[napi]
pub struct NativeSandbox {
    running: Mutex<Option<Sandbox>>,
    url: String,
    base_url: String,
}

#[napi]
impl NativeSandbox {
    /// Starts one with these settings (JSON).
    #[napi(constructor)]
    pub fn new(settings: String) -> Result<Self> {
        let started = SandboxBuilder::from_json_text(&settings).and_then(SandboxBuilder::start_blocking);
        let sandbox = started.map_err(|error| thrown(&error))?;
        Ok(Self { url: sandbox.url(), base_url: sandbox.base_url(), running: Mutex::new(Some(sandbox)) })
    }

    /// Where it listens.
    #[napi(getter)]
    pub fn url(&self) -> String {
        self.url.clone()
    }

    /// The base URL for clients.
    #[napi(getter)]
    pub fn base_url(&self) -> String {
        self.base_url.clone()
    }

    /// Does what a request to the control surface does; the body is JSON.
    #[napi]
    pub fn control(&self, method: String, place: String, body: String) -> Result<String> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let sandbox = running.as_ref().ok_or_else(|| failure(STOPPED))?;
        sandbox.control_text(&method, &place, &body).map_err(|error| thrown(&error))
    }

    /// Stops it; does nothing when it is stopped.
    #[napi(ts_return_type = "Promise<void>")]
    pub fn stop<'env>(&self, env: &'env Env) -> Result<PromiseRaw<'env, ()>> {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        env.spawn_future(async move {
            if let Some(sandbox) = running {
                sandbox.stop().await;
            }
            Ok(())
        })
    }
}

fn thrown(error: &scaledmail_sandbox::Error) -> Error {
    failure(&error.to_json())
}

fn failure(message: &str) -> Error {
    Error::new(Status::GenericFailure, message)
}
