package dev.latchkey.local.states.execution;

import dev.latchkey.local.states.definition.Template;
import dev.latchkey.local.states.jsonata.EvaluationFailed;
import dev.latchkey.local.states.jsonata.Json;

/// Fields that must come out as whole numbers.
final class Numbers {

    private static final int MOST = 99_999_999;

    private Numbers() {}

    /// A field that counts something, such as seconds, from `least` on; null where the definition leaves the
    /// field out.
    static Integer whole(Visit visit, Template template, String field, int least) throws StateFailed {
        if (template == null) {
            return null;
        }
        var value = visit.evaluate(template, field);
        if (value instanceof Number number && number.doubleValue() == number.intValue() && fits(number, least)) {
            return number.intValue();
        }
        throw visit.evaluationFailed(new EvaluationFailed(
                field,
                "The %s field must be a whole number from %d to %d but was: %s"
                        .formatted(field, least, MOST, Json.text(value))));
    }

    private static boolean fits(Number number, int least) {
        return number.intValue() >= least && number.intValue() <= MOST;
    }
}
