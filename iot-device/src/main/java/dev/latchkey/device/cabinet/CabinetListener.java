package dev.latchkey.device.cabinet;

import java.util.Optional;

/// Hears what people and doors do. Calls come on the hardware's threads and may come in the middle of a call to
/// the [Cabinet].
public interface CabinetListener {

    /// Somebody finished typing.
    void codeTyped(String digits);

    /// A key came, as part of a code or not; before the [#codeTyped] that it is part of. Keypads that hand over
    /// nothing but whole codes leave this out.
    ///
    /// @param key `0` to `9`, or another character for any other key
    default void keyPressed(char key) {}

    /// Somebody held a code before the scanner.
    void codeScanned(String text);

    /// A courier wants to leave a parcel.
    ///
    /// @param compartment the one wanted, or any
    void depositRequested(String trackingNumber, Optional<Integer> compartment);

    void doorOpened(int compartment);

    void doorClosed(int compartment);

    /// The cabinet was struck or moved.
    default void shaken() {}

    /// A sensor that is otherwise read once a minute has something new: the cover, the power, a self-test.
    default void sensorChanged() {}
}
