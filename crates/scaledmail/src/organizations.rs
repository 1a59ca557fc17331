//! Organizations.

use crate::call::Call;
use crate::noun::noun;
use crate::types::OrganizationList;
use scaledmail_api::operations::ORGANIZATIONS_LIST;

noun! {
    /// The account's organizations, which the web app also calls workspaces.
    Organizations, organizations, "The account's organizations."
}

impl Organizations {
    /// Lists the organizations that the key reaches. Free. `organizations_list`: `GET /organizations`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// for organization in client.organizations().list().await? {
    ///     println!("{:?} {:?}", organization.id, organization.name);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list(&self) -> Call<OrganizationList> {
        Call::new(&self.client, &ORGANIZATIONS_LIST, (), Vec::new(), |call, ()| async move {
            call.api.organizations_list().await
        })
    }
}
