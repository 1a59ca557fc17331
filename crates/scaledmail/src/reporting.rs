//! Placement reports.

use crate::call::Call;
use crate::noun::noun;
use crate::types::ReportList;
use scaledmail_api::operations::REPORTING_LIST;

noun! {
    /// Weekly placement reports, a paid add-on.
    Reporting, reporting, "Weekly placement reports."
}

impl Reporting {
    /// Lists the weekly placement tests. Free to read; the tests are a paid add-on. `reporting_list`: `GET /reporting`.
    ///
    /// ```
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = scaledmail_sandbox::Sandbox::start().await?;
    /// # let client = scaledmail::Client::builder().api_key("sandbox-key").base_url(sandbox.base_url()).build()?;
    /// for report in client.reporting().list().await? {
    ///     println!("{:?} {:?}", report.weekof, report.avg_inbox_score);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn list(&self) -> Call<ReportList> {
        Call::new(&self.client, &REPORTING_LIST, (), Vec::new(), |call, ()| async move {
            call.api.reporting_list(&call.organization_id).await
        })
    }
}
