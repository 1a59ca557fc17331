//! Turning what was ordered into an order with domains and mailboxes.

use serde_json::Value;

use crate::answer::Refusal;
use crate::call::Call;
use crate::mail_provider::MailProvider;
use crate::mailboxes::aliases;
use crate::money::Cents;
use crate::state::{Domain, Mailbox, Order, OrderPackage, Payment, State};
use crate::validation::{DomainPlan, Fields, NEW_TAG, People, hosting, sequencer, tag};

/// What comes with an order besides its domains.
pub(crate) struct Extras {
    pub(crate) tag: String,
    pub(crate) coupon: Option<String>,
    pub(crate) hosting: Option<Value>,
    pub(crate) sequencer: Option<Value>,
}

/// A checked order that can be placed.
pub(crate) struct NewOrder {
    pub(crate) description: String,
    pub(crate) amount: Cents,
    pub(crate) payment: Payment,
    pub(crate) provider: String,
    pub(crate) extras: Extras,
    pub(crate) packages: Vec<NewPackage>,
}

/// The domains of a checked order that one mail provider serves.
pub(crate) struct NewPackage {
    pub(crate) mail_provider: MailProvider,
    pub(crate) domains: Vec<Domain>,
}

impl Extras {
    /// Reads and checks tag, coupon, hosting and sequencer.
    pub(crate) fn read(call: &Call<'_>, provider: &str) -> Result<Self, Refusal> {
        let fields = Fields::body(call.body, call.strict);
        Ok(Self {
            tag: tag(&fields, NEW_TAG)?.unwrap_or_default(),
            coupon: call.query.get("coupon").cloned(),
            hosting: hosting(&fields, provider == "other")?,
            sequencer: sequencer(&fields, false)?,
        })
    }
}

/// Commits an order and gives its id; its domains are being set up from now on.
pub(crate) fn place_order(state: &mut State, call: &Call<'_>, new: NewOrder) -> Result<String, Refusal> {
    let id = state.ids.record();
    let mut extras = new.extras;
    fill_in_id(&mut extras.sequencer, &id);
    let order = Order {
        id: id.clone(),
        description: new.description,
        amount: new.amount,
        tag: extras.tag,
        created_at: call.now,
        active_at: Some(call.now.plus(state.provisioning)),
        cancelled: false,
        payment: new.payment,
        provider: new.provider,
        coupon: extras.coupon,
        hosting: extras.hosting,
        sequencer: extras.sequencer,
        packages: order_packages(state, call, new.packages),
    };
    state.organization_mut(call.organization_id)?.orders.push(order);
    state.ledger.order_ids.push(id.clone());
    Ok(id)
}

/// Gives checked packages their ids.
pub(crate) fn order_packages(state: &mut State, call: &Call<'_>, packages: Vec<NewPackage>) -> Vec<OrderPackage> {
    let with_id = |package: NewPackage| OrderPackage {
        id: state.ids.record(),
        mail_provider: package.mail_provider,
        created_at: call.now,
        domains: package.domains,
    };
    packages.into_iter().map(with_id).collect()
}

/// A sequencer's tag `{{ID}}` stands for the payment id.
pub(crate) fn fill_in_id(sequencer: &mut Option<Value>, id: &str) {
    let tag = sequencer.as_mut().and_then(|sequencer| sequencer.get_mut("tag"));
    if let Some(Value::String(tag)) = tag {
        *tag = tag.replace("{{ID}}", id);
    }
}

/// The sending domain for a plan; `mailboxes` says how many are made up when only one person is named.
pub(crate) fn sending_domain(state: &mut State, provider: &str, mailboxes: u64, plan: DomainPlan) -> Domain {
    let mailboxes = match plan.people {
        People::One { first_name, last_name } => aliases(&first_name, &last_name, mailboxes)
            .into_iter()
            .map(|alias| Mailbox {
                first_name: first_name.clone(),
                last_name: last_name.clone(),
                alias,
                password: state.ids.password(),
                profile_picture: plan.profile_picture.clone(),
            })
            .collect(),
        People::Aliases(aliases) => aliases
            .into_iter()
            .map(|alias| Mailbox {
                first_name: alias.first_name,
                last_name: alias.last_name,
                alias: alias.alias,
                password: state.ids.password(),
                profile_picture: alias.profile_picture.or_else(|| plan.profile_picture.clone()),
            })
            .collect(),
    };
    Domain {
        id: state.ids.record(),
        domain: plan.domain,
        tag: None,
        redirect: plan.redirect,
        domain_provider: if provider == "other" { "other" } else { "scaledmail" }.to_owned(),
        primary_domain: None,
        profile_picture: plan.profile_picture,
        mailboxes,
    }
}
