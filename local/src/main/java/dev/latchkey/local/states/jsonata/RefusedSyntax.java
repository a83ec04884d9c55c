package dev.latchkey.local.states.jsonata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Finds what JSONata knows and Step Functions refuses: `$eval`, the shorthands `?:` and `??`, and, because an
/// expression has no input document there, `$`, `$$`, wildcards and bare field names at the top level.
///
/// Reads a text that has been parsed before, so it need not complain about syntax. A name is relative to
/// something, and thus allowed, after a dot, in a predicate, in a group-by, in an order-by and in a transform.
final class RefusedSyntax {

    private static final Set<String> WORD_OPERATORS = Set.of("and", "or", "in");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");

    private final String text;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private int at;
    private boolean relative;
    private boolean afterOperand;
    private boolean afterDot;
    private boolean afterCaret;
    private boolean functionComes;
    private boolean bodyComes;
    private boolean outsideBars;
    private int barsLeft;

    /// What the scope outside was, and whether this is a lambda's parameter list.
    private record Scope(boolean relative, boolean parameters) {}

    RefusedSyntax(String text) {
        this.text = text;
    }

    void check() throws BadExpression {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (text.startsWith("/*", at)) {
                at = text.indexOf("*/", at + 2) + 2;
            } else {
                token(c);
            }
        }
    }

    private void token(char c) throws BadExpression {
        boolean dotted = afterDot;
        afterDot = false;
        switch (c) {
            case '\'', '"' -> operandUpTo(c);
            case '`' -> {
                operandUpTo(c);
                name(dotted, "a bare field name");
            }
            case '$' -> variable(dotted);
            case '(', '[', '{' -> open(c, dotted);
            case ')', ']', '}' -> close();
            case '|' -> bar();
            case '/' -> slash();
            case '*', '%' -> wildcardOrOperator(dotted);
            case '.' -> dot();
            case '<' -> lessOrSignature();
            case '?' -> question();
            default -> wordOrOperator(c, dotted);
        }
    }

    private void operandUpTo(char quote) {
        at++;
        while (text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
        afterOperand = true;
    }

    private void name(boolean dotted, String what) throws BadExpression {
        afterOperand = true;
        if (!dotted && !relative) {
            throw new BadExpression(what + " is not supported at the top level: begin with a variable or $states");
        }
    }

    private void variable(boolean dotted) throws BadExpression {
        at++;
        var name = text.startsWith("$", at) ? "$" : word();
        if (name.equals("$")) {
            at++;
        }
        if (name.equals("eval")) {
            throw new BadExpression("$eval is not supported: use $parse");
        }
        if (name.isEmpty() || name.equals("$")) {
            name(dotted, "$" + name);
        }
        afterOperand = true;
    }

    private void open(char c, boolean dotted) {
        scopes.push(new Scope(relative, functionComes));
        boolean onOperand = afterOperand && c != '(' && !bodyComes;
        relative = relative || dotted || onOperand || afterCaret;
        functionComes = false;
        bodyComes = false;
        operator();
    }

    private void close() {
        at++;
        afterOperand = true;
        if (!scopes.isEmpty()) {
            var scope = scopes.pop();
            relative = scope.relative();
            bodyComes = scope.parameters();
        }
    }

    /// `~> |location|update, delete|`: everything between the first bar and the third is relative.
    private void bar() {
        operator();
        if (barsLeft == 0) {
            outsideBars = relative;
            relative = true;
            barsLeft = 2;
        } else if (--barsLeft == 0) {
            relative = outsideBars;
            afterOperand = true;
        }
    }

    private void slash() {
        if (afterOperand) {
            operator();
            return;
        }
        operandUpTo('/');
        word();
    }

    private void wildcardOrOperator(boolean dotted) throws BadExpression {
        if (afterOperand) {
            operator();
            return;
        }
        at++;
        name(dotted, "a wildcard");
    }

    private void dot() {
        boolean range = text.startsWith("..", at);
        operator();
        at += range ? 1 : 0;
        afterDot = !range;
    }

    private void lessOrSignature() {
        if (bodyComes) {
            at = text.indexOf('{', at);
            return;
        }
        operator();
    }

    private void question() throws BadExpression {
        if (text.startsWith("?:", at) || text.startsWith("??", at)) {
            throw new BadExpression(
                    "the shorthand " + text.substring(at, at + 2) + " is not supported: write a condition");
        }
        operator();
    }

    private void wordOrOperator(char c, boolean dotted) throws BadExpression {
        if (Character.isDigit(c)) {
            number();
        } else if (Character.isLetter(c) || c == '_') {
            word(word(), dotted);
        } else {
            operator();
            afterCaret = c == '^';
        }
    }

    private void word(String word, boolean dotted) throws BadExpression {
        if (afterOperand && WORD_OPERATORS.contains(word)) {
            afterOperand = false;
        } else if (!dotted && (word.equals("function") || word.equals("λ")) && followedByParenthesis()) {
            functionComes = true;
        } else if (!dotted && LITERALS.contains(word)) {
            afterOperand = true;
        } else {
            name(dotted, "the bare field name " + word);
        }
    }

    private boolean followedByParenthesis() {
        return text.substring(at).stripLeading().startsWith("(");
    }

    private void number() {
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || fraction())) {
            at++;
        }
        afterOperand = true;
    }

    private boolean fraction() {
        return text.charAt(at) == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    private String word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(from, at);
    }

    private void operator() {
        at++;
        afterOperand = false;
        afterCaret = false;
    }
}
