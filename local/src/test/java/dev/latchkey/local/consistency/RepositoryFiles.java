package dev.latchkey.local.consistency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// The files that everything is wired by, as they lie in the repository.
final class RepositoryFiles {

    static final Path ROOT = Path.of(System.getProperty("latchkey.root"));

    private RepositoryFiles() {}

    static List<DefinitionFile> definitions() {
        return files(ROOT.resolve("statemachines"), ".asl.yaml").stream()
                .map(DefinitionFile::read)
                .toList();
    }

    /// The template's resources as they are written; `!Ref X` and its like are the text `X`.
    @SuppressWarnings("unchecked") // a YAML mapping with text as keys
    static Map<String, Map<String, Object>> resources() {
        Map<String, Object> template = new Yaml(new TagsAsText()).load(text(ROOT.resolve("template.yaml")));
        return (Map<String, Map<String, Object>>) template.get("Resources");
    }

    /// The files under a folder whose names end so.
    static List<Path> files(Path folder, String ending) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class TagsAsText extends SafeConstructor {

        TagsAsText() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
                }
            });
        }
    }
}
