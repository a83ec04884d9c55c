package dev.latchkey.device.board;

import java.util.BitSet;
import java.util.Optional;

/// What a lock board answers, found among the bytes that came: noise before it and after it is passed over, and so
/// is a frame of another board, of another lock, or with a wrong checksum.
///
/// A contact is `made` where the frame has 0x11, or a bit that is set. Whether that is a door that is open or closed
/// depends on the lock.
public sealed interface Answer {

    int MADE = 0x11;
    int BROKEN = 0x00;

    /// The board has pulsed the lock. What its contact said at that moment says little: the door may just move.
    record Unlocked(int board, int lock) implements Answer {}

    record LockRead(int board, int lock, boolean made) implements Answer {}

    /// @param made the locks whose contact is made, by their number from 1
    record BoardRead(int board, BitSet made) implements Answer {

        public BoardRead {
            made = (BitSet) made.clone();
        }

        @Override
        public BitSet made() {
            return (BitSet) made.clone();
        }
    }

    /// @param received what has come so far
    /// @return empty until the whole answer has come
    static Optional<Answer> find(Request request, byte[] received) {
        int length = length(request);
        for (int at = 0; at + length <= received.length; at++) {
            if (isSound(request, received, at, length)) {
                Optional<Answer> answer = read(request, received, at);
                if (answer.isPresent()) {
                    return answer;
                }
            }
        }
        return Optional.empty();
    }

    private static int length(Request request) {
        return switch (request) {
            case Request.Unlock _, Request.QueryLock _ -> 5;
            case Request.QueryBoard it -> 4 + it.statusBytes();
        };
    }

    private static boolean isSound(Request request, byte[] bytes, int at, int length) {
        int head = request instanceof Request.Unlock ? Request.HEAD_UNLOCK : Request.HEAD_QUERY;
        return bytes[at] == (byte) head
                && bytes[at + 1] == (byte) request.board()
                && bytes[at + length - 1] == Request.checksum(bytes, at, length - 1);
    }

    private static Optional<Answer> read(Request request, byte[] bytes, int at) {
        return switch (request) {
            case Request.Unlock it -> contact(it.lock(), bytes, at).map(_ -> new Unlocked(it.board(), it.lock()));
            case Request.QueryLock it ->
                contact(it.lock(), bytes, at).map(made -> new LockRead(it.board(), it.lock(), made));
            case Request.QueryBoard it -> contacts(it, bytes, at).map(made -> new BoardRead(it.board(), made));
        };
    }

    private static Optional<Boolean> contact(int lock, byte[] bytes, int at) {
        if (bytes[at + 2] != (byte) lock) {
            return Optional.empty();
        }
        return switch (bytes[at + 3]) {
            case MADE -> Optional.of(true);
            case BROKEN -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<BitSet> contacts(Request.QueryBoard request, byte[] bytes, int at) {
        int first = at + 2;
        if (bytes[first + request.statusBytes()] != Request.QUERY) {
            return Optional.empty();
        }
        BitSet made = new BitSet();
        for (int bit = 0; bit < 8 * request.statusBytes(); bit++) {
            int index = bit / 8;
            int offset = request.order() == StatusOrder.LOWEST_FIRST ? index : request.statusBytes() - 1 - index;
            made.set(bit + 1, (bytes[first + offset] >> bit % 8 & 1) == 1);
        }
        return Optional.of(made);
    }
}
