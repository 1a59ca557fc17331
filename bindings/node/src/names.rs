//! Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

use crate::answers::{Field, Schema, Shape};

pub static ORGANIZATION_LIST: Schema = Schema(&[
    Field { wire: "organizations", name: "organizations", shape: Shape::List(&Shape::Object(&ORGANIZATION)) },
]);

pub static ORGANIZATION: Schema = Schema(&[
    Field { wire: "id", name: "id", shape: Shape::Plain },
    Field { wire: "name", name: "name", shape: Shape::Plain },
]);

pub static DOMAIN_LIST: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&DOMAIN)) },
    Field { wire: "total", name: "total", shape: Shape::Plain },
]);

pub static DOMAIN: Schema = Schema(&[
    Field { wire: "domain", name: "domain", shape: Shape::Plain },
    Field { wire: "domain_masking", name: "domainMasking", shape: Shape::Plain },
    Field { wire: "domain_provider", name: "domainProvider", shape: Shape::Plain },
    Field { wire: "id", name: "id", shape: Shape::Plain },
    Field { wire: "mailbox", name: "mailbox", shape: Shape::List(&Shape::Object(&ALIAS)) },
    Field { wire: "order_id", name: "orderId", shape: Shape::Plain },
    Field { wire: "order_type", name: "orderType", shape: Shape::Plain },
    Field { wire: "payment_id", name: "paymentId", shape: Shape::Plain },
    Field { wire: "redirect", name: "redirect", shape: Shape::Plain },
    Field { wire: "status", name: "status", shape: Shape::Plain },
    Field { wire: "tag", name: "tag", shape: Shape::Plain },
    Field { wire: "total_mailboxes", name: "totalMailboxes", shape: Shape::Plain },
    Field { wire: "user_id", name: "userId", shape: Shape::Plain },
]);

pub static ALIAS: Schema = Schema(&[
    Field { wire: "alias", name: "alias", shape: Shape::Plain },
    Field { wire: "first_name", name: "firstName", shape: Shape::Plain },
    Field { wire: "last_name", name: "lastName", shape: Shape::Plain },
]);

pub static PURCHASED_DOMAIN_LIST: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&PURCHASED_DOMAIN)) },
]);

pub static PURCHASED_DOMAIN: Schema = Schema(&[
    Field { wire: "created_at", name: "createdAt", shape: Shape::Plain },
    Field { wire: "domain", name: "domain", shape: Shape::Plain },
    Field { wire: "domain_id", name: "domainId", shape: Shape::Plain },
    Field { wire: "renewal_at", name: "renewalAt", shape: Shape::Plain },
    Field { wire: "renewal_price", name: "renewalPrice", shape: Shape::Decimal },
]);

pub static DOMAIN_OFFER: Schema = Schema(&[
    Field { wire: "blacklisted", name: "blacklisted", shape: Shape::List(&Shape::Plain) },
    Field { wire: "domain", name: "domain", shape: Shape::Plain },
    Field { wire: "price", name: "price", shape: Shape::Decimal },
    Field { wire: "renewPrice", name: "renewPrice", shape: Shape::Decimal },
    Field { wire: "status", name: "status", shape: Shape::Plain },
]);

pub static DOMAIN_SUGGESTION_LIST: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&DOMAIN_OFFER)) },
]);

pub static ACKNOWLEDGEMENT: Schema = Schema(&[
    Field { wire: "message", name: "message", shape: Shape::Plain },
    Field { wire: "outcome", name: "outcome", shape: Shape::Plain },
    Field { wire: "request", name: "request", shape: Shape::Object(&PLANNED_REQUEST) },
    Field { wire: "success", name: "success", shape: Shape::Plain },
]);

pub static DOMAIN_MASKING_LIST: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&DOMAIN_MASKING)) },
]);

pub static DOMAIN_MASKING: Schema = Schema(&[
    Field { wire: "domain", name: "domain", shape: Shape::Plain },
    Field { wire: "primary_domain", name: "primaryDomain", shape: Shape::Plain },
]);

pub static PACKAGE_LIST: Schema = Schema(&[
    Field { wire: "packages", name: "packages", shape: Shape::List(&Shape::Object(&PACKAGE)) },
    Field { wire: "total", name: "total", shape: Shape::Plain },
]);

pub static PACKAGE: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::Plain },
    Field { wire: "frequency", name: "frequency", shape: Shape::Plain },
    Field { wire: "google", name: "google", shape: Shape::Object(&PACKAGE_MAIL_PROVIDER) },
    Field { wire: "id", name: "id", shape: Shape::Plain },
    Field { wire: "microsoft", name: "microsoft", shape: Shape::Object(&PACKAGE_MAIL_PROVIDER) },
    Field { wire: "mode", name: "mode", shape: Shape::Plain },
    Field { wire: "name", name: "name", shape: Shape::Plain },
    Field { wire: "price", name: "price", shape: Shape::Decimal },
    Field { wire: "tier", name: "tier", shape: Shape::Plain },
]);

pub static PACKAGE_MAIL_PROVIDER: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::Plain },
    Field { wire: "mailbox", name: "mailbox", shape: Shape::Plain },
]);

pub static PACKAGE_CALCULATION: Schema = Schema(&[
    Field { wire: "data", name: "data", shape: Shape::Object(&PACKAGE_CALCULATION_RESULT) },
]);

pub static PACKAGE_CALCULATION_RESULT: Schema = Schema(&[
    Field { wire: "dailyVolume", name: "dailyVolume", shape: Shape::Decimal },
    Field { wire: "monthlyVolume", name: "monthlyVolume", shape: Shape::Decimal },
    Field { wire: "providerBreakdown", name: "providerBreakdown", shape: Shape::List(&Shape::Object(&PROVIDER_BREAKDOWN)) },
    Field { wire: "totalDomains", name: "totalDomains", shape: Shape::Plain },
    Field { wire: "totalMailboxes", name: "totalMailboxes", shape: Shape::Plain },
    Field { wire: "totalPrice", name: "totalPrice", shape: Shape::Decimal },
]);

pub static PROVIDER_BREAKDOWN: Schema = Schema(&[
    Field { wire: "percentage", name: "percentage", shape: Shape::Decimal },
    Field { wire: "pricePerUnit", name: "pricePerUnit", shape: Shape::Decimal },
    Field { wire: "pricingBasis", name: "pricingBasis", shape: Shape::Plain },
    Field { wire: "provider", name: "provider", shape: Shape::Plain },
    Field { wire: "requiredDomains", name: "requiredDomains", shape: Shape::Plain },
    Field { wire: "requiredMailboxes", name: "requiredMailboxes", shape: Shape::Plain },
    Field { wire: "totalPrice", name: "totalPrice", shape: Shape::Decimal },
]);

pub static ORDER_LIST: Schema = Schema(&[
    Field { wire: "payments", name: "payments", shape: Shape::List(&Shape::Object(&ORDER_SUMMARY)) },
    Field { wire: "total", name: "total", shape: Shape::Plain },
]);

pub static ORDER_SUMMARY: Schema = Schema(&[
    Field { wire: "amount", name: "amount", shape: Shape::Decimal },
    Field { wire: "created_at", name: "createdAt", shape: Shape::Plain },
    Field { wire: "description", name: "description", shape: Shape::Plain },
    Field { wire: "id", name: "id", shape: Shape::Plain },
    Field { wire: "status", name: "status", shape: Shape::Plain },
]);

pub static ORDER: Schema = Schema(&[
    Field { wire: "addons", name: "addons", shape: Shape::List(&Shape::Plain) },
    Field { wire: "amount", name: "amount", shape: Shape::Decimal },
    Field { wire: "created_at", name: "createdAt", shape: Shape::Plain },
    Field { wire: "current_items", name: "currentItems", shape: Shape::List(&Shape::Plain) },
    Field { wire: "description", name: "description", shape: Shape::Plain },
    Field { wire: "id", name: "id", shape: Shape::Plain },
    Field { wire: "invoices", name: "invoices", shape: Shape::List(&Shape::Plain) },
    Field { wire: "packages", name: "packages", shape: Shape::List(&Shape::Object(&ORDER_PACKAGE)) },
    Field { wire: "status", name: "status", shape: Shape::Plain },
    Field { wire: "tag", name: "tag", shape: Shape::Plain },
    Field { wire: "total_domains", name: "totalDomains", shape: Shape::Plain },
]);

pub static ORDER_PACKAGE: Schema = Schema(&[
    Field { wire: "created_at", name: "createdAt", shape: Shape::Plain },
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&ORDER_DOMAIN)) },
    Field { wire: "id", name: "id", shape: Shape::Plain },
    Field { wire: "note", name: "note", shape: Shape::Plain },
    Field { wire: "payment_id", name: "paymentId", shape: Shape::Plain },
    Field { wire: "status", name: "status", shape: Shape::Plain },
    Field { wire: "total_domains", name: "totalDomains", shape: Shape::Plain },
    Field { wire: "type", name: "type", shape: Shape::Plain },
]);

pub static ORDER_DOMAIN: Schema = Schema(&[
    Field { wire: "id", name: "id", shape: Shape::Plain },
    Field { wire: "name", name: "name", shape: Shape::Plain },
    Field { wire: "status", name: "status", shape: Shape::Plain },
]);

pub static PENDING_FORM_LIST: Schema = Schema(&[
    Field { wire: "forms", name: "forms", shape: Shape::List(&Shape::Object(&PENDING_FORM)) },
    Field { wire: "total", name: "total", shape: Shape::Plain },
]);

pub static PENDING_FORM: Schema = Schema(&[
    Field { wire: "amount", name: "amount", shape: Shape::Decimal },
    Field { wire: "created_at", name: "createdAt", shape: Shape::Plain },
    Field { wire: "data", name: "data", shape: Shape::Object(&PENDING_FORM_DATA) },
    Field { wire: "description", name: "description", shape: Shape::Plain },
    Field { wire: "payment_id", name: "paymentId", shape: Shape::Plain },
    Field { wire: "type", name: "type", shape: Shape::Plain },
    Field { wire: "uuid", name: "uuid", shape: Shape::Plain },
]);

pub static PENDING_FORM_DATA: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Plain) },
    Field { wire: "domains_required", name: "domainsRequired", shape: Shape::Plain },
    Field { wire: "quantity", name: "quantity", shape: Shape::Plain },
]);

pub static PREWARM_INBOX_LIST: Schema = Schema(&[
    Field { wire: "google", name: "google", shape: Shape::List(&Shape::Object(&PREWARM_INBOX)) },
    Field { wire: "outlook", name: "outlook", shape: Shape::List(&Shape::Object(&PREWARM_INBOX)) },
    Field { wire: "total", name: "total", shape: Shape::Plain },
]);

pub static PREWARM_INBOX: Schema = Schema(&[
    Field { wire: "domain", name: "domain", shape: Shape::Plain },
    Field { wire: "emailMailbox", name: "emailMailbox", shape: Shape::List(&Shape::Object(&ALIAS)) },
    Field { wire: "emailMailboxCount", name: "emailMailboxCount", shape: Shape::Plain },
    Field { wire: "id", name: "id", shape: Shape::Plain },
    Field { wire: "pricing", name: "pricing", shape: Shape::Object(&PREWARM_PRICING) },
    Field { wire: "warmup_age", name: "warmupAge", shape: Shape::Decimal },
]);

pub static PREWARM_PRICING: Schema = Schema(&[
    Field { wire: "monthlyPrice", name: "monthlyPrice", shape: Shape::Decimal },
    Field { wire: "oneTimePrice", name: "oneTimePrice", shape: Shape::Decimal },
]);

pub static MAILBOX_LIST: Schema = Schema(&[
    Field { wire: "mailboxes", name: "mailboxes", shape: Shape::List(&Shape::Object(&MAILBOX)) },
    Field { wire: "total", name: "total", shape: Shape::Plain },
]);

pub static MAILBOX: Schema = Schema(&[
    Field { wire: "alias", name: "alias", shape: Shape::Plain },
    Field { wire: "domain_id", name: "domainId", shape: Shape::Plain },
    Field { wire: "email", name: "email", shape: Shape::Plain },
    Field { wire: "first_name", name: "firstName", shape: Shape::Plain },
    Field { wire: "last_name", name: "lastName", shape: Shape::Plain },
    Field { wire: "mailbox_password", name: "mailboxPassword", shape: Shape::Secret },
    Field { wire: "order_id", name: "orderId", shape: Shape::Plain },
    Field { wire: "order_type", name: "orderType", shape: Shape::Plain },
    Field { wire: "payment_id", name: "paymentId", shape: Shape::Plain },
    Field { wire: "status", name: "status", shape: Shape::Plain },
    Field { wire: "tag", name: "tag", shape: Shape::Plain },
]);

pub static REPORT_LIST: Schema = Schema(&[
    Field { wire: "reports", name: "reports", shape: Shape::List(&Shape::Object(&PLACEMENT_REPORT)) },
]);

pub static PLACEMENT_REPORT: Schema = Schema(&[
    Field { wire: "avgInboxScore", name: "avgInboxScore", shape: Shape::Decimal },
    Field { wire: "avgReputation", name: "avgReputation", shape: Shape::Decimal },
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&PLACEMENT_REPORT_DOMAIN)) },
    Field { wire: "weekof", name: "weekof", shape: Shape::Plain },
]);

pub static PLACEMENT_REPORT_DOMAIN: Schema = Schema(&[
    Field { wire: "domain_name", name: "domainName", shape: Shape::Plain },
    Field { wire: "order_type", name: "orderType", shape: Shape::Plain },
    Field { wire: "stats", name: "stats", shape: Shape::Object(&PLACEMENT_STATS) },
]);

pub static PLACEMENT_STATS: Schema = Schema(&[
    Field { wire: "blacklisted", name: "blacklisted", shape: Shape::List(&Shape::Plain) },
    Field { wire: "domain_reputation", name: "domainReputation", shape: Shape::Decimal },
    Field { wire: "overall_score", name: "overallScore", shape: Shape::Decimal },
]);

pub static PLANNED_REQUEST: Schema = Schema(&[
    Field { wire: "body", name: "body", shape: Shape::Plain },
    Field { wire: "method", name: "method", shape: Shape::Plain },
    Field { wire: "operation", name: "operation", shape: Shape::Plain },
    Field { wire: "url", name: "url", shape: Shape::Plain },
]);

pub static PRICE_LINE: Schema = Schema(&[
    Field { wire: "amount", name: "amount", shape: Shape::Decimal },
    Field { wire: "name", name: "name", shape: Shape::Plain },
    Field { wire: "period", name: "period", shape: Shape::Plain },
    Field { wire: "quantity", name: "quantity", shape: Shape::Plain },
]);

pub static PRICE: Schema = Schema(&[
    Field { wire: "amount", name: "amount", shape: Shape::Decimal },
    Field { wire: "currency", name: "currency", shape: Shape::Plain },
    Field { wire: "estimate", name: "estimate", shape: Shape::Plain },
    Field { wire: "lines", name: "lines", shape: Shape::List(&Shape::Object(&PRICE_LINE)) },
    Field { wire: "source", name: "source", shape: Shape::Plain },
]);

pub static PLACED_DOMAIN: Schema = Schema(&[
    Field { wire: "domain", name: "domain", shape: Shape::Plain },
    Field { wire: "order_id", name: "orderId", shape: Shape::Plain },
    Field { wire: "result", name: "result", shape: Shape::Plain },
]);

pub static RECEIPT: Schema = Schema(&[
    Field { wire: "answer", name: "answer", shape: Shape::Plain },
    Field { wire: "attempt", name: "attempt", shape: Shape::Plain },
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&PLACED_DOMAIN)) },
    Field { wire: "duplicates", name: "duplicates", shape: Shape::List(&Shape::Plain) },
    Field { wire: "key", name: "key", shape: Shape::Plain },
    Field { wire: "operation", name: "operation", shape: Shape::Plain },
    Field { wire: "order_id", name: "orderId", shape: Shape::Plain },
    Field { wire: "outcome", name: "outcome", shape: Shape::Plain },
    Field { wire: "placed_at", name: "placedAt", shape: Shape::Plain },
    Field { wire: "price", name: "price", shape: Shape::Object(&PRICE) },
    Field { wire: "replayed", name: "replayed", shape: Shape::Plain },
    Field { wire: "request", name: "request", shape: Shape::Object(&PLANNED_REQUEST) },
    Field { wire: "tag", name: "tag", shape: Shape::Plain },
    Field { wire: "warnings", name: "warnings", shape: Shape::List(&Shape::Plain) },
]);

pub static PREVIEWED_DOMAIN: Schema = Schema(&[
    Field { wire: "blacklists", name: "blacklists", shape: Shape::List(&Shape::Plain) },
    Field { wire: "domain", name: "domain", shape: Shape::Plain },
    Field { wire: "price", name: "price", shape: Shape::Decimal },
    Field { wire: "status", name: "status", shape: Shape::Plain },
]);

pub static PREVIEW: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&PREVIEWED_DOMAIN)) },
    Field { wire: "key", name: "key", shape: Shape::Plain },
    Field { wire: "notes", name: "notes", shape: Shape::List(&Shape::Plain) },
    Field { wire: "operation", name: "operation", shape: Shape::Plain },
    Field { wire: "price", name: "price", shape: Shape::Object(&PRICE) },
    Field { wire: "ready", name: "ready", shape: Shape::Plain },
    Field { wire: "request", name: "request", shape: Shape::Object(&PLANNED_REQUEST) },
]);

pub static PLACEMENT: Schema = Schema(&[
    Field { wire: "attempt", name: "attempt", shape: Shape::Plain },
    Field { wire: "created_at", name: "createdAt", shape: Shape::Plain },
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&PLACED_DOMAIN)) },
    Field { wire: "duplicates", name: "duplicates", shape: Shape::List(&Shape::Plain) },
    Field { wire: "ended_at", name: "endedAt", shape: Shape::Plain },
    Field { wire: "in_flight", name: "inFlight", shape: Shape::Plain },
    Field { wire: "key", name: "key", shape: Shape::Plain },
    Field { wire: "label", name: "label", shape: Shape::Plain },
    Field { wire: "late", name: "late", shape: Shape::Plain },
    Field { wire: "message", name: "message", shape: Shape::Plain },
    Field { wire: "operation", name: "operation", shape: Shape::Plain },
    Field { wire: "order_id", name: "orderId", shape: Shape::Plain },
    Field { wire: "organization_id", name: "organizationId", shape: Shape::Plain },
    Field { wire: "outcome", name: "outcome", shape: Shape::Plain },
    Field { wire: "price", name: "price", shape: Shape::Object(&PRICE) },
    Field { wire: "reconciled_at", name: "reconciledAt", shape: Shape::Plain },
    Field { wire: "request_id", name: "requestId", shape: Shape::Plain },
    Field { wire: "sent_at", name: "sentAt", shape: Shape::Plain },
    Field { wire: "settled_reason", name: "settledReason", shape: Shape::Plain },
    Field { wire: "state", name: "state", shape: Shape::Plain },
    Field { wire: "status", name: "status", shape: Shape::Plain },
    Field { wire: "tag", name: "tag", shape: Shape::Plain },
]);

pub static PLACEMENT_LIST: Schema = Schema(&[
    Field { wire: "placements", name: "placements", shape: Shape::List(&Shape::Object(&PLACEMENT)) },
]);

pub static RECONCILIATION: Schema = Schema(&[
    Field { wire: "domains", name: "domains", shape: Shape::List(&Shape::Object(&PLACED_DOMAIN)) },
    Field { wire: "duplicates", name: "duplicates", shape: Shape::List(&Shape::Plain) },
    Field { wire: "key", name: "key", shape: Shape::Plain },
    Field { wire: "late", name: "late", shape: Shape::Plain },
    Field { wire: "notes", name: "notes", shape: Shape::List(&Shape::Plain) },
    Field { wire: "operation", name: "operation", shape: Shape::Plain },
    Field { wire: "order_id", name: "orderId", shape: Shape::Plain },
    Field { wire: "placement", name: "placement", shape: Shape::Object(&PLACEMENT) },
    Field { wire: "result", name: "result", shape: Shape::Plain },
    Field { wire: "seconds_since_attempt", name: "secondsSinceAttempt", shape: Shape::Decimal },
]);

pub static RECONCILIATION_LIST: Schema = Schema(&[
    Field { wire: "reconciliations", name: "reconciliations", shape: Shape::List(&Shape::Object(&RECONCILIATION)) },
]);

pub static CONFIRMATION: Schema = Schema(&[
    Field { wire: "effect", name: "effect", shape: Shape::Plain },
    Field { wire: "key", name: "key", shape: Shape::Plain },
    Field { wire: "operation", name: "operation", shape: Shape::Plain },
    Field { wire: "price", name: "price", shape: Shape::Object(&PRICE) },
    Field { wire: "request", name: "request", shape: Shape::Object(&PLANNED_REQUEST) },
]);

pub static CALL_EVENT: Schema = Schema(&[
    Field { wire: "active_domains", name: "activeDomains", shape: Shape::Plain },
    Field { wire: "attempt", name: "attempt", shape: Shape::Plain },
    Field { wire: "duration_seconds", name: "durationSeconds", shape: Shape::Decimal },
    Field { wire: "error", name: "error", shape: Shape::Plain },
    Field { wire: "event", name: "event", shape: Shape::Plain },
    Field { wire: "key", name: "key", shape: Shape::Plain },
    Field { wire: "operation", name: "operation", shape: Shape::Plain },
    Field { wire: "order_id", name: "orderId", shape: Shape::Plain },
    Field { wire: "order_status", name: "orderStatus", shape: Shape::Plain },
    Field { wire: "outcome", name: "outcome", shape: Shape::Plain },
    Field { wire: "request_id", name: "requestId", shape: Shape::Plain },
    Field { wire: "status", name: "status", shape: Shape::Plain },
    Field { wire: "total_domains", name: "totalDomains", shape: Shape::Plain },
    Field { wire: "wait_seconds", name: "waitSeconds", shape: Shape::Decimal },
    Field { wire: "waited_seconds", name: "waitedSeconds", shape: Shape::Decimal },
]);

/// What operations answer, where that is not plain.
pub static ANSWERS: &[(&str, Shape)] = &[
    ("organizations_list", Shape::Object(&ORGANIZATION_LIST)),
    ("domains_list", Shape::Object(&DOMAIN_LIST)),
    ("domains_list_purchased", Shape::Object(&PURCHASED_DOMAIN_LIST)),
    ("domains_search", Shape::List(&Shape::Object(&DOMAIN_OFFER))),
    ("domains_suggest", Shape::Object(&DOMAIN_SUGGESTION_LIST)),
    ("domains_buy", Shape::Object(&RECEIPT)),
    ("domains_swap", Shape::Object(&ACKNOWLEDGEMENT)),
    ("domains_swap_redirect", Shape::Object(&ACKNOWLEDGEMENT)),
    ("domains_swap_sender_name", Shape::Object(&ACKNOWLEDGEMENT)),
    ("domains_swap_masking", Shape::Object(&ACKNOWLEDGEMENT)),
    ("domains_list_masking", Shape::Object(&DOMAIN_MASKING_LIST)),
    ("packages_list", Shape::Object(&PACKAGE_LIST)),
    ("packages_calculate", Shape::Object(&PACKAGE_CALCULATION)),
    ("orders_list", Shape::Object(&ORDER_LIST)),
    ("orders_get", Shape::Object(&ORDER)),
    ("orders_cancel", Shape::Object(&ACKNOWLEDGEMENT)),
    ("orders_create", Shape::Object(&RECEIPT)),
    ("orders_create_custom", Shape::Object(&RECEIPT)),
    ("orders_update_tag", Shape::Object(&ACKNOWLEDGEMENT)),
    ("orders_list_pending_forms", Shape::Object(&PENDING_FORM_LIST)),
    ("orders_submit_form", Shape::Object(&ACKNOWLEDGEMENT)),
    ("prewarm_list", Shape::Object(&PREWARM_INBOX_LIST)),
    ("prewarm_buy", Shape::Object(&RECEIPT)),
    ("mailboxes_list", Shape::Object(&MAILBOX_LIST)),
    ("reporting_list", Shape::Object(&REPORT_LIST)),
    ("orders_place", Shape::Object(&RECEIPT)),
    ("orders_preview", Shape::Object(&PREVIEW)),
    ("orders_wait_until_active", Shape::Object(&ORDER)),
    ("domains_preview", Shape::Object(&PREVIEW)),
    ("prewarm_preview", Shape::Object(&PREVIEW)),
    ("placements_list", Shape::Object(&PLACEMENT_LIST)),
    ("placements_get", Shape::Object(&PLACEMENT)),
    ("placements_reconcile", Shape::Object(&RECONCILIATION)),
    ("placements_reconcile_all", Shape::Object(&RECONCILIATION_LIST)),
    ("placements_settle", Shape::Object(&PLACEMENT)),
];
