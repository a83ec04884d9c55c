package dev.latchkey.local.aws;

/// XML as AWS's query protocol carries it.
final class Xml {

    private Xml() {}

    static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
