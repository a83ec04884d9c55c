package dev.latchkey.device.board;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// A serial line of the machine: 8 data bits, no parity, one stop bit.
final class SerialLine implements Line {

    private static final int DATA_BITS = 8;
    private static final int ONCE = 256;
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private final SerialPort port;

    private SerialLine(SerialPort port) {
        this.port = port;
    }

    /// @param device such as `/dev/ttyUSB0`, or a link to it below `/dev/serial/by-id`
    static SerialLine open(Path device, int baudRate) throws IOException {
        if (!Files.exists(device)) {
            throw new IOException(device + ": no such device");
        }
        SerialPort port = portAt(device.toRealPath());
        port.setComPortParameters(baudRate, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        if (!port.openPort(0)) {
            throw new IOException(device + ": cannot be opened, error " + port.getLastErrorCode());
        }
        return new SerialLine(port);
    }

    private static SerialPort portAt(Path device) throws IOException {
        try {
            return SerialPort.getCommPort(device.toString());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(device + ": is no serial line", e);
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (port.writeBytes(bytes, bytes.length) != bytes.length) {
            throw gone();
        }
    }

    /// The driver counts its own waiting in tenths of a second; what is shorter is waited for here.
    @Override
    public byte[] read(Duration patience) throws IOException {
        if (patience.compareTo(TENTH) >= 0) {
            return read(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, (int) patience.toMillis());
        }
        long start = System.nanoTime();
        byte[] bytes = read(SerialPort.TIMEOUT_NONBLOCKING, 0);
        while (bytes.length == 0 && System.nanoTime() - start < patience.toNanos()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            bytes = read(SerialPort.TIMEOUT_NONBLOCKING, 0);
        }
        return bytes;
    }

    private byte[] read(int mode, int millis) throws IOException {
        byte[] bytes = new byte[ONCE];
        int length = port.setComPortTimeouts(mode, millis, 0) ? port.readBytes(bytes, ONCE) : -1;
        if (length < 0) {
            throw gone();
        }
        return Arrays.copyOf(bytes, length);
    }

    private IOException gone() {
        return new IOException(port.getSystemPortPath() + ": the line is gone, error " + port.getLastErrorCode());
    }

    @Override
    public void close() {
        port.closePort();
    }
}
