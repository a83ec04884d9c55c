package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.RequestRefused;
import dev.latchkey.local.states.history.History;
import dev.latchkey.local.states.jsonata.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The tokens by which others complete tasks.
///
/// A token that was never issued is `InvalidToken`; one whose task is over (completed, timed out, cancelled) is
/// `TaskTimedOut`, which to a caller means that somebody was earlier. (`TaskDoesNotExist` is for activities.)
public final class TaskTokens {

    private final Map<String, Wait> waits = new ConcurrentHashMap<>();
    private final SharedRandom random;

    /// What a token stands for.
    interface Wait {
        /// @return false where the task is over
        boolean complete(Reply reply);

        /// @return false where the task is over
        boolean beat();
    }

    private static final Wait OVER = new Wait() {
        @Override
        public boolean complete(Reply reply) {
            return false;
        }

        @Override
        public boolean beat() {
            return false;
        }
    };

    public TaskTokens(SharedRandom random) {
        this.random = random;
    }

    String issue() {
        var token = History.TOKEN_PREFIX + random.text();
        waits.put(token, OVER);
        return token;
    }

    void open(String token, Wait wait) {
        waits.put(token, wait);
    }

    void close(String token) {
        waits.put(token, OVER);
    }

    /// @param output JSON
    public void succeed(String token, String output) {
        if (!open(token).complete(new Reply.Succeeded(parsed(output)))) {
            throw RequestRefused.taskTimedOut();
        }
    }

    private static Object parsed(String output) {
        if (output == null || Json.tooLarge(output)) {
            throw RequestRefused.invalidOutput("the output is missing or larger than 256 KiB");
        }
        try {
            return Json.parse(output);
        } catch (IllegalArgumentException e) {
            throw RequestRefused.invalidOutput(e.getMessage());
        }
    }

    /// @param error null: none
    /// @param cause null: none
    public void fail(String token, String error, String cause) {
        if (!open(token).complete(new Reply.Failed(Failure.of(error, cause)))) {
            throw RequestRefused.taskTimedOut();
        }
    }

    /// Puts the task's heartbeat timeout off.
    public void beat(String token) {
        if (!open(token).beat()) {
            throw RequestRefused.taskTimedOut();
        }
    }

    private Wait open(String token) {
        var wait = token == null ? null : waits.get(token);
        if (wait == null) {
            throw RequestRefused.invalidToken();
        }
        return wait;
    }
}
