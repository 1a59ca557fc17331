//! Shows requests before they are sent, and asks about the grave ones.

use super::exchange::Exchange;
use super::plan::Plan;
use crate::error::Error;
use crate::error_kind::ErrorKind;
use crate::event::{Confirmation, Hooks, PlannedRequest};
use scaledmail_api::Effect;

impl Exchange {
    /// Keeps the request from being sent.
    pub(super) fn stop(&self, error: Error) {
        self.progress().stopped = Some(error);
    }

    /// Shows the request to whoever wants to see it, and asks whoever wants to be asked. False when it is not to be
    /// sent.
    pub(super) async fn announce(&self, request: &reqwest::Request, first: bool) -> bool {
        let grave = first && self.plan.effect >= Effect::Destructive;
        let dry = self.plan.dry_run && self.plan.effect != Effect::Read;
        let hooks = self.plan.hooks.as_ref().filter(|hooks| hooks.sees_requests() || (grave && hooks.asks()));
        if !dry && hooks.is_none() {
            return true;
        }
        let planned = PlannedRequest::new(&self.plan.operation, request, |text| self.plan.scrubber.clean(text));
        if dry {
            self.progress().planned = Some(Box::new(planned));
            return false;
        }
        let Some(hooks) = hooks else { return true };
        self.progress().asking = true;
        let answer = announced(&**hooks, planned, grave.then_some(&self.plan)).await;
        self.progress().asking = false;
        match answer {
            Ok(()) => true,
            Err(error) => {
                self.stop(error);
                false
            }
        }
    }
}

/// Asks first, and then shows what will be sent.
async fn announced(hooks: &dyn Hooks, planned: PlannedRequest, asked: Option<&Plan>) -> Result<(), Error> {
    let planned = match asked {
        None => planned,
        Some(plan) => {
            let charge = plan.effect == Effect::Charge;
            let confirmation = Confirmation {
                operation: planned.operation.clone(),
                effect: if charge { "charge" } else { "destructive" },
                key: plan.claim.as_ref().map(|claim| claim.identity.key.clone()),
                price: plan.claim.as_ref().and_then(|claim| claim.price.clone()),
                request: planned,
            };
            let confirmed = match hooks.confirm(&confirmation) {
                Some(answer) => answer.await?,
                None => true,
            };
            if !confirmed {
                return Err(Error::new(ErrorKind::Cancelled, "the call was not confirmed"));
            }
            confirmation.request
        }
    };
    hooks.before_request(&planned).await
}
