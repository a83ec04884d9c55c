package dev.latchkey.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Gathers what is wrong with a template, so that its author sees everything at once.
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(String problem) {
        found.add(problem);
    }

    /// What the step gives, nothing where it found a problem.
    <T> Optional<T> collect(Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (TemplateInvalid e) {
            e.problems().stream().filter(problem -> !found.contains(problem)).forEach(found::add);
            return Optional.empty();
        }
    }

    void stopIfAny() {
        if (!found.isEmpty()) {
            throw new TemplateInvalid(found);
        }
    }
}
