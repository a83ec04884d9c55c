package dev.latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    private static final String TEMPLATE = """
            Parameters:
              Digits: {Type: Number, Default: 8, MinValue: 6, MaxValue: 10}
              Stage: {Type: String, Default: beta, AllowedValues: [beta, live]}
              Sender: {Type: String, Default: a@b, AllowedPattern: '[^@]+@[^@]+', ConstraintDescription: an address}
              Prefix: {Type: String, Default: abc, MinLength: 2, MaxLength: 4}
              Zones: {Type: CommaDelimitedList, Default: ''}
            Resources: {}
            """;

    @TempDir
    Path folder;

    private Template read(Map<String, String> given) {
        return new TemplateFiles(folder).read(TEMPLATE, given);
    }

    @Test
    void haveTheirDefaults() {
        Template template = read(Map.of());

        assertThat(template.ref("Digits")).isEqualTo("8");
        assertThat(template.ref("Zones")).isEqualTo(List.of());
    }

    @Test
    void takeWhatIsGiven() {
        Template template = read(Map.of("Digits", "10", "Stage", "live", "Zones", "a,b"));

        assertThat(template.ref("Digits")).isEqualTo("10");
        assertThat(template.ref("Stage")).isEqualTo("live");
        assertThat(template.ref("Zones")).isEqualTo(List.of("a", "b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Digits  | 5     | Parameters.Digits: is below its MinValue of 6
            Digits  | 11    | Parameters.Digits: is above its MaxValue of 10
            Digits  | many  | Parameters.Digits: must be a number
            Stage   | gamma | Parameters.Stage: must be one of beta, live
            Sender  | me    | Parameters.Sender: does not match [^@]+@[^@]+ (an address)
            Prefix  | a     | Parameters.Prefix: is below its MinLength of 2
            Prefix  | abcde | Parameters.Prefix: is above its MaxLength of 4
            Unknown | x     | Parameters.Unknown: the template has no such parameter
            """)
    void refuseWhatTheTemplateForbids(String name, String value, String reason) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessage(reason);
    }

    @Test
    void withoutADefaultMustBeGiven() {
        assertThatThrownBy(() -> new TemplateFiles(folder).read("""
                Parameters:
                  Key: {Type: String}
                Resources: {}
                """))
                .hasMessage("Parameters.Key: has no default and was not given");
    }
}
