//! Mailboxes.

use crate::call::Call;
use crate::noun::noun;
use crate::rules;
use crate::types::{ListMailboxes, MailboxList};
use scaledmail_api::operations::MAILBOXES_LIST;

noun! {
    /// The mailboxes of domains.
    Mailboxes, mailboxes, "The mailboxes of domains."
}

impl Mailboxes {
    /// Lists the mailboxes of a domain, with their passwords when asked. Free. `mailboxes_list`:
    /// `GET /mailboxes/{domain_id}`.
    ///
    /// A mailbox has no id: its address is its name. Passwords are [`Secret`](crate::Secret)s.
    ///
    /// # Errors
    /// [`NotFound`](crate::ErrorKind::NotFound) for an unknown domain id. A domain of another organization is no error:
    /// its `mailboxes` is `None`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// use scaledmail::types::ListMailboxes;
    /// for mailbox in client.mailboxes().list(ListMailboxes::new("recSandboxDomain1").password(true)).await? {
    ///     println!("{:?}", mailbox.mailbox_password.map(|password| password.reveal().len()));
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list(&self, mailboxes: impl Into<ListMailboxes>) -> Call<MailboxList> {
        let mailboxes = mailboxes.into();
        let broken = rules::id("domain_id", &mailboxes.domain_id);
        Call::new(&self.client, &MAILBOXES_LIST, mailboxes, broken, |call, mailboxes| async move {
            call.api.mailboxes_list(&mailboxes.domain_id, &call.organization_id, mailboxes.password).await
        })
    }
}
