package dev.latchkey.device.cabinet;

import java.util.Optional;

/// Hears what people and doors do. Calls come on the hardware's threads and may come in the middle of a call to
/// the [Cabinet].
public interface CabinetListener {

    /// Somebody finished typing.
    void codeTyped(String digits);

    /// Somebody held a code before the scanner.
    void codeScanned(String text);

    /// A courier wants to leave a parcel.
    ///
    /// @param compartment the one wanted, or any
    void depositRequested(String trackingNumber, Optional<Integer> compartment);

    void doorOpened(int compartment);

    void doorClosed(int compartment);
}
