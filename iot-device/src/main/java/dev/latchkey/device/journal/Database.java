package dev.latchkey.device.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;

/// One SQLite file and its prepared statements. Not for several threads at once.
///
/// Write-ahead log with full synchronisation: a commit returns after one `fsync`, and what it wrote survives a
/// power cut. The file is locked for as long as it is open, so that no second controller drives the same cabinet.
final class Database implements AutoCloseable {

    private final Path file;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Database(Path file) {
        this.file = file;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            throw unusable(e);
        }
        try {
            prepare();
        } catch (SQLException e) {
            close();
            throw unusable(e);
        }
    }

    private void prepare() throws SQLException {
        run("PRAGMA busy_timeout = 1000");
        run("PRAGMA locking_mode = EXCLUSIVE");
        run("PRAGMA journal_mode = WAL");
        run("PRAGMA synchronous = FULL");
        run("BEGIN IMMEDIATE");
        run("COMMIT");
        checkWhole();
    }

    /// What is broken should be known before a recipient stands in front of it. Costs a millisecond or two.
    private void checkWhole() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet verdict = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!verdict.getString(1).equals("ok")) {
                throw new SQLException(verdict.getString(1), "", SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    private JournalFailed unusable(SQLException cause) {
        boolean isDamaged = cause.getErrorCode() == SQLiteErrorCode.SQLITE_CORRUPT.code
                || cause.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code;
        return new JournalFailed(
                isDamaged
                        ? "the journal " + file + " is damaged; docs/locker.md, Power, says what to do"
                        : "cannot open the journal " + file + "; is another controller using it?",
                cause);
    }

    /// Turns one row into what it stands for.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Does everything in `writes` or, where it throws, nothing.
    void atomically(Runnable writes) {
        update("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            writes.run();
            update("COMMIT");
            done = true;
        } finally {
            if (!done) {
                update("ROLLBACK");
            }
        }
    }

    /// Does everything in `writes`, then undoes it.
    void rehearse(Runnable writes) {
        update("BEGIN IMMEDIATE");
        try {
            writes.run();
        } finally {
            update("ROLLBACK");
        }
    }

    /// @return how many rows were changed
    int update(String sql, Object... parameters) {
        try {
            return prepared(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw new JournalFailed("cannot write the journal " + file, e);
        }
    }

    <T> List<T> list(Row<T> reader, String sql, Object... parameters) {
        try (ResultSet rows = prepared(sql, parameters).executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new JournalFailed("cannot read the journal " + file, e);
        }
    }

    <T> Optional<T> first(Row<T> reader, String sql, Object... parameters) {
        return list(reader, sql, parameters).stream().findFirst();
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JournalFailed("cannot close the journal " + file, e);
        }
    }
}
