/// Pickup tokens, as a scanner reads them off a phone: [PickupToken] is what one says, once its signature is known to
/// be the cloud's. Whether it opens anything is not decided here.
package dev.latchkey.device.token;
