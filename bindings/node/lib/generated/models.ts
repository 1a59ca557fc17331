// Generated from openapi.yaml and additions.yaml by `cargo xtask regen`; edits are lost.

export type * from './answers';
export type * from './enums';
export type { ChargeOptions, WriteOptions } from './options';
export type * from './requests';
export type { Organizations } from './organizations';
export type { Domains, ListPurchasedDomainsParams, SearchDomainsParams, SuggestDomainsParams, BuyDomainsParams, SwapDomainParams, SwapRedirectParams, SwapSenderNameParams, SwapMaskingParams, PreviewDomainsParams } from './domains';
export type { Packages, CalculatePackageParams } from './packages';
export type { Orders, GetOrderParams, CancelOrderParams, CreateOrderParams, CreateCustomOrderParams, UpdateOrderTagParams, SubmitFormParams, PlaceOrderParams, PreviewOrderParams, WaitUntilActiveParams } from './orders';
export type { Prewarm, BuyPrewarmInboxesParams, PreviewPrewarmInboxesParams } from './prewarm';
export type { Mailboxes, ListMailboxesParams } from './mailboxes';
export type { Reporting } from './reporting';
export type { Placements, GetPlacementParams, ReconcilePlacementParams, SettlePlacementParams } from './placements';
