//! The client as the face holds it.

use std::future::Future;

use napi::bindgen_prelude::{Env, PromiseRaw, Result};
use napi_derive::napi;
use scaledmail::{Client, binding};

use crate::cancellation::{Cancellation, Listener};
use crate::failure::{Settled, thrown};

/// One client: settings, connection pool, limiter.
#[napi]
pub struct NativeClient {
    client: Client,
}

#[napi]
impl NativeClient {
    /// A client with these settings (JSON); unset ones come from the environment.
    #[napi(constructor)]
    pub fn new(settings: String) -> Result<Self> {
        let client = binding::client(&settings).map_err(|error| thrown(&error))?;
        Ok(Self { client })
    }

    /// The same client with other defaults (JSON); pool and limiter are shared.
    #[napi]
    pub fn with_options(&self, options: String) -> Result<NativeClient> {
        let client = binding::with_options(&self.client, &options).map_err(|error| thrown(&error))?;
        Ok(Self { client })
    }

    /// One line about the client, without secrets.
    #[napi]
    pub fn describe(&self) -> String {
        binding::describe(&self.client)
    }

    /// Runs an operation; parameters and options are JSON.
    #[napi(ts_return_type = "Promise<Settled>")]
    pub fn call<'env>(
        &self,
        env: &'env Env,
        operation: String,
        parameters: String,
        options: String,
        cancellation: Option<&Cancellation>,
    ) -> Result<PromiseRaw<'env, Settled>> {
        let client = self.client.clone();
        // Parsing happens inside the future, so that a large cart does not hold up the event loop.
        let call = async move { binding::call(&client, &operation, &parameters, &options).await };
        settle(env, call, cancellation)
    }

    /// Runs a raw request; request and options are JSON.
    #[napi(ts_return_type = "Promise<Settled>")]
    pub fn raw<'env>(
        &self,
        env: &'env Env,
        request: String,
        options: String,
        cancellation: Option<&Cancellation>,
    ) -> Result<PromiseRaw<'env, Settled>> {
        let client = self.client.clone();
        let call = async move { binding::raw(&client, &request, &options).await };
        settle(env, call, cancellation)
    }
}

/// Runs `call` until it ends or is cancelled, whichever is first; a cancelled call is dropped.
fn settle<'env>(
    env: &'env Env,
    call: impl Future<Output = std::result::Result<String, scaledmail::Error>> + Send + 'static,
    cancellation: Option<&Cancellation>,
) -> Result<PromiseRaw<'env, Settled>> {
    let listener = Listener::to(cancellation);
    env.spawn_future(async move {
        tokio::select! {
            biased;
            () = listener.cancelled() => Ok(Settled::cancelled()),
            outcome = call => Ok(Settled::of(outcome)),
        }
    })
}
