package dev.latchkey.local.states.definition;

import dev.latchkey.local.states.jsonata.Bindings;
import dev.latchkey.local.states.jsonata.EvaluationFailed;
import dev.latchkey.local.states.jsonata.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value in a definition, with expressions in it: every string `{% … %}`, at any depth.
public sealed interface Template {

    /// The value with all expressions evaluated.
    ///
    /// @param location the field, such as `Output`; what stands deeper appends its key
    Object evaluate(Bindings bindings, String location) throws EvaluationFailed;

    /// A value without expressions.
    record Literal(Object value) implements Template {
        @Override
        public Object evaluate(Bindings bindings, String location) {
            return value;
        }
    }

    /// One expression.
    record Computed(Expression expression) implements Template {
        @Override
        public Object evaluate(Bindings bindings, String location) throws EvaluationFailed {
            return expression.evaluate(bindings, location);
        }
    }

    /// An object.
    record Fields(Map<String, Template> fields) implements Template {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public Map<String, Object> evaluate(Bindings bindings, String location) throws EvaluationFailed {
            var values = new LinkedHashMap<String, Object>();
            for (var field : fields.entrySet()) {
                values.put(field.getKey(), field.getValue().evaluate(bindings, location + "/" + field.getKey()));
            }
            return values;
        }
    }

    /// An array.
    record Items(List<Template> items) implements Template {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public List<Object> evaluate(Bindings bindings, String location) throws EvaluationFailed {
            var values = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                values.add(items.get(i).evaluate(bindings, location + "[" + i + "]"));
            }
            return values;
        }
    }
}
