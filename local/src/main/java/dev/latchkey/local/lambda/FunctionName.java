package dev.latchkey.local.lambda;

/// How a caller names a function: `name`, `name:qualifier`, or
/// `arn:aws:lambda:<region>:<account>:function:<name>` with or without a qualifier, which is a version or an
/// alias.
///
/// @param qualifier empty where there is none
record FunctionName(String name, String qualifier) {

    private static final int PARTS_BEFORE_NAME = 6;

    static FunctionName parse(String text) {
        String[] parts = text.split(":");
        int at = text.startsWith("arn:") ? Math.min(PARTS_BEFORE_NAME, parts.length - 1) : 0;
        return new FunctionName(parts[at], at + 1 < parts.length ? parts[at + 1] : "");
    }

    String qualify(String arn) {
        return qualifier.isEmpty() ? arn : arn + ":" + qualifier;
    }
}
