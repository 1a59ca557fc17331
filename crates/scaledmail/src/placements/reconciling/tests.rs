use super::*;
use crate::journal::{Beginning, Identity, JournalStore, MemoryStore, Ownership};
use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn what_others_wrote_meanwhile_is_told() -> Result<(), StoreError> {
    let now = SystemTime::now();
    let identity = Identity {
        base_url: "https://a".to_owned(),
        organization_id: "rec1".to_owned(),
        account: String::new(),
        operation: "domains_buy".to_owned(),
        key: "a".to_owned(),
    };
    let beginning = Beginning {
        identity,
        derived: false,
        cart: "cart".to_owned(),
        owner: Ownership::new(now, Duration::ZERO).owner.clone(),
        label: None,
        domains: Vec::new(),
        now: moment(now),
    };
    let seen = Record { state: PlacementState::Unknown, ..Record::new(beginning) };
    let store = Arc::new(MemoryStore::default());
    let meanwhile = Record { state: PlacementState::Applied, ..seen.clone() };
    assert!(store.write(meanwhile.entry()?, 0).await?);
    let journal = Journal::new(store, SystemTime::now);
    let examined = Examined { finding: Finding::Nothing, notes: Vec::new() };
    let told = write_down(&journal, &seen, &examined, now).await?;
    assert_eq!(told.state, PlacementState::Applied);
    Ok(())
}
