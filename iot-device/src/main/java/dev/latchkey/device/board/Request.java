package dev.latchkey.device.board;

/// What a lock board is asked, as bytes: head, board's address, lock (0 for all of them), what is asked, and the XOR
/// of these. The command that opens all locks at once is left out on purpose.
///
/// Source: the manufacturers' protocol sheet of the common 485 lock control boards (8, 12, 18, 24 and 50 locks; 9600
/// baud, 8N1), as published at `blog.csdn.net/u012909822/article/details/147892413` and repeated in the README of
/// public drivers; the frames of its examples are in `RequestTest`.
public sealed interface Request {

    int HEAD_UNLOCK = 0x8A;
    int HEAD_QUERY = 0x80;
    int UNLOCK = 0x11;
    int QUERY = 0x33;
    int ALL = 0;
    int HIGHEST_BOARD = 99;

    int board();

    byte[] bytes();

    /// Pulses a lock once.
    record Unlock(int board, int lock) implements Request {

        public Unlock {
            checkBoard(board);
            checkLock(lock);
        }

        @Override
        public byte[] bytes() {
            return frame(HEAD_UNLOCK, board, lock, UNLOCK);
        }
    }

    /// Reads the contact of one lock.
    record QueryLock(int board, int lock) implements Request {

        public QueryLock {
            checkBoard(board);
            checkLock(lock);
        }

        @Override
        public byte[] bytes() {
            return frame(HEAD_QUERY, board, lock, QUERY);
        }
    }

    /// Reads the contacts of all locks of a board.
    ///
    /// @param order of the board's status bytes, of which it has `statusBytes`
    record QueryBoard(int board, int statusBytes, StatusOrder order) implements Request {

        public QueryBoard {
            checkBoard(board);
        }

        @Override
        public byte[] bytes() {
            return frame(HEAD_QUERY, board, ALL, QUERY);
        }
    }

    /// The XOR of the first bytes.
    static byte checksum(byte[] bytes, int offset, int length) {
        byte sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum ^= bytes[i];
        }
        return sum;
    }

    private static byte[] frame(int head, int board, int lock, int what) {
        byte[] bytes = {(byte) head, (byte) board, (byte) lock, (byte) what, 0};
        bytes[4] = checksum(bytes, 0, 4);
        return bytes;
    }

    private static void checkBoard(int board) {
        if (board < 1 || board > HIGHEST_BOARD) {
            throw new IllegalArgumentException("board: must be 1 to " + HIGHEST_BOARD);
        }
    }

    private static void checkLock(int lock) {
        if (lock < 1 || lock > 0xFF) {
            throw new IllegalArgumentException("lock: must be 1 to 255");
        }
    }
}
