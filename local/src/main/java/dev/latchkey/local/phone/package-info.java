/// The phones and inboxes that the local system sends to: what they received, and how they behave.
///
/// [Phones] keeps the messages, [Behaviours] the rules, [PhoneRequests] is the door that the HTTP host opens to
/// both. How a behaviour shows on AWS (an error, a delivery-status log, an e-mail event) is not known here: that
/// is `dev.latchkey.local.aws`.
package dev.latchkey.local.phone;
