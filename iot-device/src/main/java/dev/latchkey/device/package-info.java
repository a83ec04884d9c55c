/// The locker's controller. [dev.latchkey.device.LockerController] is the way in; beside it stands one class a
/// use case.
///
/// Hardware, broker, disk, time and chance come in through the constructor; nothing here asks for them itself.
package dev.latchkey.device;
