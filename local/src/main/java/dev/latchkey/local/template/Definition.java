package dev.latchkey.local.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A state machine's definition file, whose `${Name}`s the template fills in.
///
/// @param path where the template names the file
record Definition(Path source, String path) {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    /// The file's text with every `${Name}` replaced.
    ///
    /// @throws TemplateInvalid when the file uses a name that is not given, or not one that is
    String with(Map<String, String> substitutions) {
        String text = read();
        Set<String> used = new TreeSet<>();
        SUBSTITUTION.matcher(text).results().forEach(found -> used.add(found.group(1)));
        List<String> wrong = Stream.concat(
                        used.stream()
                                .filter(name -> !substitutions.containsKey(name))
                                .map(name -> path + ": " + source.getFileName() + " uses ${" + name
                                        + "}, which DefinitionSubstitutions does not define"),
                        substitutions.keySet().stream()
                                .filter(name -> !used.contains(name))
                                .map(name -> path + ": DefinitionSubstitutions defines " + name + ", which "
                                        + source.getFileName() + " does not use"))
                .toList();
        if (!wrong.isEmpty()) {
            throw new TemplateInvalid(wrong);
        }
        return SUBSTITUTION
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(substitutions.get(found.group(1))));
    }

    private String read() {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new TemplateInvalid(
                    path,
                    "cannot read " + source.getFileName() + ": " + e.getClass().getSimpleName());
        }
    }
}
