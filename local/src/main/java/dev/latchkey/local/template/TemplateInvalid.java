package dev.latchkey.local.template;

import java.util.List;

/// The template says something that the local system does not understand, or contradicts itself. Every problem
/// names where it stands, such as `Resources.IssueCodeFunction.Properties.Timeout`.
public final class TemplateInvalid extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    public TemplateInvalid(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    TemplateInvalid(String path, String reason) {
        this(List.of(path + ": " + reason));
    }

    public List<String> problems() {
        return problems;
    }
}
