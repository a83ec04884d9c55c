package dev.latchkey.device.board;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// A serial line without hardware: a pair of pseudo-terminals of Linux (`man 7 pty`). What is written to one end
/// comes out of the other, as it is. This is the boards' end; the controller opens [#path].
public final class PseudoTerminal implements AutoCloseable {

    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0400;
    private static final int TCSANOW = 0;
    private static final int POLLIN = 1;
    private static final int SIZE_OF_TERMIOS = 128; // More than any libc's.
    private static final int LONGEST = 256;

    private static final FunctionDescriptor INT_OF_INT =
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final FunctionDescriptor LENGTH_OF_BUFFER = FunctionDescriptor.of(
            ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);

    private static final MethodHandle OPEN = function("posix_openpt", INT_OF_INT);
    private static final MethodHandle GRANT = function("grantpt", INT_OF_INT);
    private static final MethodHandle UNLOCK = function("unlockpt", INT_OF_INT);
    private static final MethodHandle CLOSE = function("close", INT_OF_INT);
    private static final MethodHandle NAME = function(
            "ptsname_r",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle GET_ATTRIBUTES = function(
            "tcgetattr", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final MethodHandle SET_ATTRIBUTES = function(
            "tcsetattr",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final MethodHandle MAKE_RAW = function("cfmakeraw", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    private static final MethodHandle READ = function("read", LENGTH_OF_BUFFER);
    private static final MethodHandle WRITE = function("write", LENGTH_OF_BUFFER);
    private static final MethodHandle POLL = function(
            "poll",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));

    private final int descriptor;
    private final Path path;
    private boolean closed;

    public PseudoTerminal() throws IOException {
        descriptor = call(OPEN, O_RDWR | O_NOCTTY);
        call(GRANT, descriptor);
        call(UNLOCK, descriptor);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(LONGEST);
            call(NAME, descriptor, name, (long) LONGEST);
            path = Path.of(name.getString(0));
            MemorySegment attributes = arena.allocate(SIZE_OF_TERMIOS);
            call(GET_ATTRIBUTES, descriptor, attributes);
            MAKE_RAW.invoke(attributes);
            call(SET_ATTRIBUTES, descriptor, TCSANOW, attributes);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    /// The end that the controller opens.
    public Path path() {
        return path;
    }

    /// @return what has come, none after 20 ms
    public synchronized byte[] read() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            if (closed || !hasInput(arena)) {
                return new byte[0];
            }
            MemorySegment buffer = arena.allocate(LONGEST);
            long length = (long) READ.invoke(descriptor, buffer, (long) LONGEST);
            return length <= 0 // As long as nobody has opened the other end.
                    ? new byte[0]
                    : buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    /// `struct pollfd`: the descriptor, what is waited for, what came.
    private boolean hasInput(Arena arena) throws Throwable {
        MemorySegment waited = arena.allocate(8, 4);
        waited.set(ValueLayout.JAVA_INT, 0, descriptor);
        waited.set(ValueLayout.JAVA_SHORT, 4, (short) POLLIN);
        int ready = (int) POLL.invoke(waited, 1L, 20);
        return ready > 0 && (waited.get(ValueLayout.JAVA_SHORT, 6) & POLLIN) != 0;
    }

    public synchronized void write(byte[] bytes) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            if (!closed) {
                MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
                WRITE.invoke(descriptor, buffer, (long) bytes.length);
            }
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    /// The cable is pulled.
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            call(CLOSE, descriptor);
        }
    }

    private static int call(MethodHandle function, Object... arguments) throws IOException {
        try {
            int result = (int) function.invokeWithArguments(arguments);
            if (result < 0) {
                throw new IOException("a call to the C library failed");
            }
            return result;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }
}
