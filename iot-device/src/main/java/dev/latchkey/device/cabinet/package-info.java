/// The hardware, as the controller sees it: [Cabinet] and what it reports to a [CabinetListener].
package dev.latchkey.device.cabinet;
