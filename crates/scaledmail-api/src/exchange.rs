//! The one seam through which every request of the generated client goes.

use crate::Client;
use progenitor_client::{ClientHooks, ClientInfo, Error, OperationInfo};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Carries out requests for one call: waiting, sending, retrying and reading the answer are its business.
pub trait Exchange: Send + Sync + std::fmt::Debug {
    /// Sends the request and reads the answer. `None` when there is no answer to decode; the exchange knows why.
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> Pin<Box<dyn Future<Output = Option<reqwest::Response>> + Send + '_>>;
}

/// What the generated client carries for each call.
#[derive(Clone, Debug)]
pub struct Inner(pub Arc<dyn Exchange>);

/// Marks, between `exec` and `post`, that there was no answer: `exec` cannot make an error of its own.
#[derive(Clone, Copy)]
struct NoAnswer;

impl ClientHooks<Inner> for Client {
    async fn pre<E>(&self, request: &mut reqwest::Request, _: &OperationInfo) -> Result<(), Error<E>> {
        // The service has no such header: the generator adds it to each request.
        request.headers_mut().remove("api-version");
        Ok(())
    }

    async fn exec(&self, request: reqwest::Request, _: &OperationInfo) -> reqwest::Result<reqwest::Response> {
        Ok(self.inner().0.execute(request).await.unwrap_or_else(|| {
            let mut response = http::Response::new(reqwest::Body::default());
            response.extensions_mut().insert(NoAnswer);
            response.into()
        }))
    }

    async fn post<E>(&self, result: &reqwest::Result<reqwest::Response>, _: &OperationInfo) -> Result<(), Error<E>> {
        match result {
            Ok(response) if response.extensions().get::<NoAnswer>().is_some() => {
                Err(Error::Custom("no answer".to_owned()))
            }
            _ => Ok(()),
        }
    }
}
