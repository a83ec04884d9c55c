/// Who a parcel is for and how to reach them. [dev.latchkey.recipient.Recipient] is the entry.
///
/// Nothing here prints a name, a phone number or an address, and nothing here knows of shipments, lockers or AWS.
package dev.latchkey.recipient;
