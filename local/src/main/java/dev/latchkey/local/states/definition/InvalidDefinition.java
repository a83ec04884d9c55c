package dev.latchkey.local.states.definition;

import java.util.List;
import java.util.stream.Collectors;

/// A definition with mistakes; the message lists all of them, one a line.
public final class InvalidDefinition extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    InvalidDefinition(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
