package dev.latchkey.device.board;

import java.io.IOException;
import java.time.Duration;

/// A serial line that is open. Not for several threads at once, except [#close].
interface Line extends AutoCloseable {

    /// Opens the line, as often as it was lost.
    interface Opener {
        Line open() throws IOException;
    }

    void write(byte[] bytes) throws IOException;

    /// Waits for bytes.
    ///
    /// @return what has come, none after `patience`
    /// @throws IOException when the line is gone, as an adapter is that was unplugged
    byte[] read(Duration patience) throws IOException;

    @Override
    void close();
}
