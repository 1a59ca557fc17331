// Generated from openapi.yaml by `cargo xtask regen`; edits are lost.

export type * from './answers';
export type * from './enums';
export type * from './requests';
export type { Organizations } from './organizations';
export type { Domains, ListPurchasedDomainsParams, SearchDomainsParams, SuggestDomainsParams, BuyDomainsParams, SwapDomainParams, SwapRedirectParams, SwapSenderNameParams, SwapMaskingParams } from './domains';
export type { Packages, CalculatePackageParams } from './packages';
export type { Orders, GetOrderParams, CancelOrderParams, CreateOrderParams, CreateCustomOrderParams, UpdateOrderTagParams, SubmitFormParams } from './orders';
export type { Prewarm, BuyPrewarmInboxesParams } from './prewarm';
export type { Mailboxes, ListMailboxesParams } from './mailboxes';
export type { Reporting } from './reporting';
