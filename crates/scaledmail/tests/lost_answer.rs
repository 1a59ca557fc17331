// tests/lost_answer.rs
//! A purchase whose answer is lost.

use scaledmail::types::BuyDomains;
use scaledmail::{Client, ErrorKind, Outcome};
use scaledmail_sandbox::{Fault, Sandbox};

#[tokio::test]
async fn a_lost_answer_is_not_bought_twice() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start().await?;
    let client = Client::builder()
        .api_key("sandbox-key")
        .organization_id("recSandboxOrganization1")
        .base_url(sandbox.base_url())
        .journal_in_memory()
        .pacing(false)
        .build()?;
    sandbox.fault(Fault::bad_gateway("domains_buy").after_commit())?;

    let error = client.domains().buy(BuyDomains::new(["my-domain.com"])).await.err().ok_or("it succeeded")?;

    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
    assert_eq!(error.outcome(), Some(Outcome::Unknown));
    let bought: Vec<_> = sandbox.purchases().into_iter().map(|purchase| purchase.domain).collect();
    assert_eq!(bought, ["my-domain.com"]);
    Ok(())
}
