package dev.latchkey.local.states.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSONata expression as Step Functions has it: without `$eval`, the shorthands `?:` and `??`, `$` and bare
/// names at the top level; with `$partition`, `$range`, `$hash`, `$random`, `$uuid` and `$parse`.
///
/// Compiled once, evaluated by any number of threads. The only class that knows the JSONata library.
public final class Expression {

    private final String source;
    private final Jsonata compiled;
    private final Optional<VariablePath> path;

    private Expression(String source, Jsonata compiled) {
        this.source = source;
        this.compiled = compiled;
        this.path = VariablePath.of(source);
    }

    /// @param source without the `{%` and `%}` around it
    public static Expression compile(String source) throws BadExpression {
        var compiled = compiled(source);
        new RefusedSyntax(source).check();
        return new Expression(source, compiled);
    }

    private static Jsonata compiled(String source) throws BadExpression {
        try {
            var compiled = Jsonata.jsonata(source);
            compiled.setOutputConvertNulls(false);
            compiled.setValidateInput(false);
            return compiled;
        } catch (JException e) {
            throw new BadExpression(described(e), e);
        } catch (RuntimeException e) {
            // On some broken texts the library trips over its own parse tree.
            throw new BadExpression("cannot be parsed", e);
        }
    }

    public String source() {
        return source;
    }

    /// The expression's value, plain as [Json] has it.
    ///
    /// @param location the field that the expression stands in, for the message
    /// @throws EvaluationFailed for an error, an undefined result, and a result that JSON cannot express
    public Object evaluate(Bindings bindings, String location) throws EvaluationFailed {
        var looked = path.flatMap(it -> it.find(bindings.variables()));
        return looked.isPresent() ? looked.get() : evaluated(bindings, location);
    }

    private Object evaluated(Bindings bindings, String location) throws EvaluationFailed {
        var result = raw(bindings, location);
        if (result == null) {
            throw failed(location, "returned nothing (undefined).");
        }
        return plain(result, location);
    }

    private Object raw(Bindings bindings, String location) throws EvaluationFailed {
        try {
            return compiled.evaluate(null, frame(bindings));
        } catch (JException e) {
            throw failed(location, "threw an error during evaluation. " + described(e));
        } catch (RuntimeException | StackOverflowError e) {
            // The library reports some type errors as class casts; endless recursion is the expression's fault too.
            throw failed(
                    location,
                    "threw an error during evaluation. " + e.getClass().getSimpleName());
        }
    }

    /// A failure of this expression in AWS's words.
    public EvaluationFailed failed(String location, String what) {
        return new EvaluationFailed(
                location,
                "The JSONata expression '%s' specified for the field '%s' %s".formatted(source, location, what));
    }

    private static String described(JException e) {
        return e.getError() + ": " + e.getMessage();
    }

    private Jsonata.Frame frame(Bindings bindings) {
        var frame = compiled.createFrame();
        var added = new AddedFunctions(bindings.random());
        bind(frame, "partition", "<an:a>", arguments -> added.partition(arguments));
        bind(frame, "range", "<nnn:a>", arguments -> added.range(arguments));
        bind(frame, "hash", "<ss:s>", arguments -> added.hash(arguments));
        bind(frame, "random", "<n?:n>", arguments -> added.random(arguments));
        bind(frame, "uuid", "<:s>", _ -> added.uuid());
        bind(frame, "parse", "<s:x>", arguments -> nullKept(added.parse(arguments)));
        var millis = bindings.now().toEpochMilli();
        bind(frame, "millis", "<:n>", _ -> millis);
        bind(frame, "now", "<s?s?:s>", arguments -> now(millis, arguments));
        bindings.variables().forEach((name, value) -> frame.bind(name, nullKept(value)));
        return frame;
    }

    /// Only what the expression names: reading a signature takes longer than most evaluations.
    private void bind(Jsonata.Frame frame, String name, String signature, Jsonata.FnVarArgs<Object> function) {
        if (source.contains("$" + name)) {
            frame.bind(name, Jsonata.function(name, function, signature));
        }
    }

    private static String now(long millis, List<?> arguments) {
        var picture = arguments.isEmpty() ? null : (String) arguments.getFirst();
        var timezone = arguments.size() < 2 ? null : (String) arguments.get(1);
        return Functions.dateTimeFromMillis(millis, picture, timezone);
    }

    /// To the library null is undefined, and this is JSON's null.
    private static Object nullKept(Object value) {
        return value == null ? Jsonata.NULL_VALUE : value;
    }

    private Object plain(Object value, String location) throws EvaluationFailed {
        return switch (value) {
            case null -> null;
            case String _, Boolean _ -> value;
            case Number number -> number(number);
            case List<?> list -> list(list, location);
            case Map<?, ?> map -> map(map, location);
            default -> {
                if (value == Jsonata.NULL_VALUE) {
                    yield null;
                }
                throw failed(location, "returned an unsupported result type.");
            }
        };
    }

    private List<Object> list(List<?> list, String location) throws EvaluationFailed {
        var plain = new ArrayList<>(list.size());
        for (var item : list) {
            plain.add(plain(item, location));
        }
        return plain;
    }

    private Map<String, Object> map(Map<?, ?> map, String location) throws EvaluationFailed {
        var plain = new LinkedHashMap<String, Object>();
        for (var entry : map.entrySet()) {
            plain.put((String) entry.getKey(), plain(entry.getValue(), location));
        }
        return plain;
    }

    /// A whole number is written without a fraction, as JavaScript would.
    private static Number number(Number number) {
        if (number instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15) {
            return d.longValue();
        }
        return number;
    }
}
