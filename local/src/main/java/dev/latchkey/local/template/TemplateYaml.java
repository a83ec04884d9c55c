package dev.latchkey.local.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads CloudFormation's YAML into plain maps, lists and scalars, short tags (`!Sub x`) turned into long forms
/// (`{"Fn::Sub": x}`). Dates stay text and a key given twice is an error, as in CloudFormation.
final class TemplateYaml {

    private static final List<String> FUNCTIONS = List.of(
            "Base64",
            "And",
            "Equals",
            "FindInMap",
            "GetAtt",
            "GetAZs",
            "If",
            "ImportValue",
            "Join",
            "Not",
            "Or",
            "Select",
            "Split",
            "Sub",
            "Cidr",
            "Transform");

    private TemplateYaml() {}

    static Map<?, ?> parse(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions unused = new DumperOptions();
        Yaml reader = new Yaml(new ShortForms(options), new Representer(unused), unused, options, new WithoutDates());
        try {
            if (reader.load(yaml) instanceof Map<?, ?> document) {
                return document;
            }
        } catch (YAMLException e) {
            throw new TemplateInvalid(List.of("The template is no YAML: " + e.getMessage()));
        }
        throw new TemplateInvalid(List.of("The template is no YAML mapping"));
    }

    /// `2010-09-09` is a version, not a day.
    private static final class WithoutDates extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }

    private static final class ShortForms extends SafeConstructor {
        ShortForms(LoaderOptions options) {
            super(options);
            FUNCTIONS.forEach(name -> yamlConstructors.put(new Tag("!" + name), new ShortForm("Fn::" + name)));
            yamlConstructors.put(new Tag("!Ref"), new ShortForm("Ref"));
            yamlConstructors.put(new Tag("!Condition"), new ShortForm("Condition"));
        }

        private final class ShortForm extends AbstractConstruct {
            private final String longForm;

            ShortForm(String longForm) {
                this.longForm = longForm;
            }

            @Override
            public Object construct(Node node) {
                return Map.of(longForm, longForm.equals("Fn::GetAtt") ? getAtt(node) : argument(node));
            }

            private Object argument(Node node) {
                return switch (node) {
                    case ScalarNode scalar -> constructScalar(scalar);
                    case SequenceNode sequence -> constructSequence(sequence);
                    case MappingNode mapping -> constructMapping(mapping);
                    default -> throw new YAMLException("unexpected " + node.getNodeId());
                };
            }

            private Object getAtt(Node node) {
                Object argument = argument(node);
                return argument instanceof String text ? List.of(text.split("\\.", 2)) : argument;
            }
        }
    }
}
