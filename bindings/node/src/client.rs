//! The client as the face holds it.

use napi::bindgen_prelude::{Env, PromiseRaw, Result, within_runtime_if_available};
use napi_derive::napi;
use scaledmail::{Client, binding};

use crate::answers::{RAW, answer};
use crate::cancellation::{Cancellation, Listener};
use crate::conversation::{NativeConversation, Wanted};
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
        let client = binding::client(&settings, "node").map_err(|error| thrown(&error))?;
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
        let cancelled = Listener::to(cancellation).cancelled();
        env.spawn_future(async move {
            let call = binding::call_until(&client, &operation, &parameters, &options, cancelled);
            Settled::of(call.await, answer(&operation))
        })
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
        let cancelled = Listener::to(cancellation).cancelled();
        env.spawn_future(
            async move { Settled::of(binding::raw_until(&client, &request, &options, cancelled).await, &RAW) },
        )
    }

    /// An operation that tells what it does, and asks, as far as that is wanted.
    #[napi]
    pub fn converse(
        &self,
        operation: String,
        parameters: String,
        options: String,
        wanted: Wanted,
        cancellation: Option<&Cancellation>,
    ) -> NativeConversation {
        let cancelled = Listener::to(cancellation).cancelled();
        within_runtime_if_available(|| {
            let wanted = wanted.into();
            let call = binding::converse(&self.client, &operation, &parameters, &options, wanted, cancelled);
            NativeConversation::holding(call, answer(&operation))
        })
    }

    /// A raw request that does.
    #[napi]
    pub fn converse_raw(
        &self,
        request: String,
        options: String,
        wanted: Wanted,
        cancellation: Option<&Cancellation>,
    ) -> NativeConversation {
        let cancelled = Listener::to(cancellation).cancelled();
        within_runtime_if_available(|| {
            let call = binding::converse_raw(&self.client, &request, &options, wanted.into(), cancelled);
            NativeConversation::holding(call, &RAW)
        })
    }
}
