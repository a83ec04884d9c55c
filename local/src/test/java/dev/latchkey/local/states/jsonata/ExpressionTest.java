package dev.latchkey.local.states.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.250Z");

    @Test
    void readsInputAndVariables() throws Exception {
        assertThat(value("$states.input.a + $b", Map.of("a", 1), Map.of("b", 2)))
                .isEqualTo(3);
    }

    @Test
    void keepsNullApartFromUndefined() throws Exception {
        var input = new HashMap<String, Object>();
        input.put("none", null);

        assertThat(value("$states.input.none", input)).isNull();
        assertThat(value("{'x': $states.input.none}", input)).isEqualTo(one("x", null));
        assertThat(value("[$states.input.none]", input)).isEqualTo(Arrays.asList((Object) null));
        assertThat(value("$states.input.none = null", input)).isEqualTo(true);
        assertThat(value("$exists($states.input.none)", input)).isEqualTo(true);
        assertThat(value("$exists($states.input.missing)", input)).isEqualTo(false);
        assertThat(value("$nothing = null", Map.of(), one("nothing", null))).isEqualTo(true);
    }

    @Test
    void failsWhereTheResultIsUndefined() {
        assertThatThrownBy(() -> value("$states.input.missing", Map.of()))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessage("The JSONata expression '$states.input.missing' specified for the field 'Output' returned"
                        + " nothing (undefined).");
    }

    @Test
    void failsWithTheEnginesErrorCode() {
        assertThatThrownBy(() -> value("$nope(1)", Map.of()))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessage("The JSONata expression '$nope(1)' specified for the field 'Output' threw an error during"
                        + " evaluation. T1006: Attempted to invoke a non-function");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$sum", "function($x){$x}", "{'a': $sum}", "/a/"})
    void failsWhereJsonCannotExpressTheResult(String expression) {
        assertThatThrownBy(() -> value(expression, Map.of()))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessageEndingWith("returned an unsupported result type.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$append($list, 4)",
                "$append($list, $list)",
                "$sort($list, function($a, $b){ $a < $b })",
                "$reverse($list)",
                "$shuffle($list)",
                "$merge([$object, {'y': 2}])",
                "$object ~> |$|{'x': 2}, 'y'|",
                "$sift($object, function($v){ $v > 0 })"
            })
    void leavesVariablesAsTheyAre(String expression) throws Exception {
        var list = new ArrayList<Object>(List.of(1, 2, 3));
        var object = new HashMap<String, Object>(Map.of("x", 1));

        value(expression, Map.of(), Map.of("list", list, "object", object));

        assertThat(list).containsExactly(1, 2, 3);
        assertThat(object).isEqualTo(Map.of("x", 1));
    }

    @Test
    void survivesEndlessRecursion() {
        assertThatThrownBy(() -> value("($f := function($x){1 + $f($x)}; $f(1))", Map.of()))
                .isInstanceOf(EvaluationFailed.class);
    }

    @Test
    void addsTheFunctionsOfStepFunctions() throws Exception {
        assertThat(value("$partition([1,2,3,4,5], 2)", Map.of()))
                .isEqualTo(List.of(List.of(1, 2), List.of(3, 4), List.of(5)));
        assertThat(value("$range(1, 9, 2)", Map.of())).isEqualTo(List.of(1L, 3L, 5L, 7L, 9L));
        assertThat(value("$range(3, 1, -1)", Map.of())).isEqualTo(List.of(3L, 2L, 1L));
        assertThat(value("$hash('abc', 'SHA-1')", Map.of())).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(value("$parse('{\"a\": [1, null]}')", Map.of())).isEqualTo(Map.of("a", Arrays.asList(1, null)));
        assertThat(value("$parse('null')", Map.of())).isNull();
        assertThat(value("$random() < 1", Map.of())).isEqualTo(true);
        assertThat(value("$random(5) = $random(5)", Map.of())).isEqualTo(true);
        assertThat((String) value("$uuid()", Map.of()))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$parse('{')", "$hash('a', 'CRC')", "$range(1, 5, 0)", "$range(1, 9999, 1)", "$partition([1], 0)"
            })
    void reportsMisuseOfTheAddedFunctions(String expression) {
        assertThatThrownBy(() -> value(expression, Map.of())).isInstanceOf(EvaluationFailed.class);
    }

    @Test
    void tellsTheLocalTime() throws Exception {
        assertThat(value("$now()", Map.of())).isEqualTo("2026-03-01T08:00:00.250Z");
        assertThat(value("$now('[Y]-[M01]-[D01]')", Map.of())).isEqualTo("2026-03-01");
        assertThat(value("$millis()", Map.of())).isEqualTo(NOW.toEpochMilli());
        assertThat(value("$fromMillis($millis() + 60000)", Map.of())).isEqualTo("2026-03-01T08:01:00.250Z");
    }

    @Test
    void writesWholeNumbersWithoutAFraction() throws Exception {
        assertThat(Json.text(value("[$states.input.d, 1/4, 10/5]", Map.of("d", 4.0))))
                .isEqualTo("[4,0.25,2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$eval('1')",
                "$a ?: 1",
                "$a ?? 1",
                "$",
                "$$",
                "$.a",
                "a.b",
                "{'a': b}",
                "$exists(a)",
                "`a b`",
                "$a ? b : 1",
                "*",
                "function($x){ a }",
                "$states.input.a + b"
            })
    void refusesWhatStepFunctionsRefuses(String expression) {
        assertThatThrownBy(() -> Expression.compile(expression)).isInstanceOf(BadExpression.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.a.b",
                "$states.input.items[price > 10 and size = 'S'].name",
                "$states.input.items.(price * quantity)",
                "$states.input.items.{ 'name': name, 'total': price }",
                "$states.input.items.[name, price]",
                "$states.input.items{name: price}",
                "$states.input.items^(>price, name)",
                "$states.input ~> |items|{'x': price}, ['y']|",
                "$states.input.items[$.price > 1]",
                "$map([1, 2], function($v, $i){ $v * $i })",
                "$map([1, 2], function($v)<n:n>{ $v })",
                "$a in ['x', 'y'] or $b = true",
                "$match('a/b', /a\\/b/)",
                "$states.input.'first name'",
                "$states.input.`first name`",
                "$states.input.*",
                "$states.input.items#$i.{ 'at': $i }",
                "($x := 1.5e3; /* a ?: b */ $x > 1 ? 'yes ?: no' : \"a\")",
                "[1..3].($ * 2)",
                "$substringBefore(?, ' ')('a b')",
                "-$a",
                "$states.input.and"
            })
    void acceptsNamesThatAreRelativeToSomething(String expression) throws Exception {
        assertThat(Expression.compile(expression).source()).isEqualTo(expression);
    }

    @Test
    void reportsBadSyntax() {
        assertThatThrownBy(() -> Expression.compile("$a +")).isInstanceOf(BadExpression.class);
        assertThatThrownBy(() -> Expression.compile("$f(")).isInstanceOf(BadExpression.class);
    }

    private static Object value(String expression, Map<String, Object> input) throws Exception {
        return value(expression, input, Map.of());
    }

    private static Object value(String expression, Map<String, Object> input, Map<String, Object> variables)
            throws Exception {
        var bindings = new Bindings(variables, NOW, new SplittableRandom(1)).withStates(Map.of("input", input));
        return Expression.compile(expression).evaluate(bindings, "Output");
    }

    private static Map<String, Object> one(String key, Object value) {
        var map = new HashMap<String, Object>();
        map.put(key, value);
        return map;
    }
}
