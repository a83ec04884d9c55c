/// Parcels on their way: what carriers and lockers say of them, and what follows from both.
///
/// Start at [dev.latchkey.shipment.Delivery]; webhooks are read by the [dev.latchkey.shipment.CarrierFormat]s.
/// Messages to recipients and pickup codes may not live here.
package dev.latchkey.shipment;
