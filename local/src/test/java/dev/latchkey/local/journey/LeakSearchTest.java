package dev.latchkey.local.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The search for leaks finds what is planted, whichever way it is written.
class LeakSearchTest {

    private static final List<String> SECRETS = List.of(
            "04711882",
            "+491713920042",
            "zoe.oneill+7@example.com",
            "Zoë O'Neill",
            "push/token+of=zoe",
            "latchkey-task-");

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static Stream<Arguments> plantedSecrets() {
        return SECRETS.stream()
                .flatMap(secret -> Stream.of(
                        planted("as it is", secret, text -> text),
                        planted("in capitals", secret, text -> text.toUpperCase(Locale.ROOT)),
                        planted("base64", secret, text -> base64("", text)),
                        planted("base64, one byte later", secret, text -> base64("x", text)),
                        planted("base64, two bytes later", secret, text -> base64("xy", text)),
                        planted("base64, deep inside", secret, text -> base64("{\"code\":\"", text + "\"}")),
                        planted("base64url", secret, text -> base64url("?>", text)),
                        planted("base64url, one byte later", secret, text -> base64url("?>?", text)),
                        planted("base64url, two bytes later", secret, text -> base64url("?>?>", text)),
                        planted(
                                "base64 of base64",
                                secret,
                                text -> base64("body=", base64("{\"to\":\"", text + "\"}"))),
                        planted("hex", secret, text -> HexFormat.of().formatHex(text.getBytes(UTF_8))),
                        planted(
                                "hex in capitals",
                                secret,
                                text -> HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8))),
                        planted(
                                "hex with spaces",
                                secret,
                                text -> HexFormat.ofDelimiter(" ").formatHex(text.getBytes(UTF_8))),
                        planted("a printed array", secret, text -> Arrays.toString(text.getBytes(UTF_8))),
                        planted("URL-encoded", secret, text -> URLEncoder.encode(text, UTF_8)),
                        planted(
                                "URL-encoded for a path",
                                secret,
                                text -> URLEncoder.encode(text, UTF_8).replace("+", "%20")),
                        planted("JSON", secret, LeakSearchTest::json),
                        planted("JSON in JSON", secret, text -> json(json(text))),
                        planted("XML", secret, text -> "<to>" + text.replace("'", "&apos;") + "</to>"),
                        planted(
                                "awslogs",
                                secret,
                                text -> "{\"awslogs\":{\"data\":\"" + zipped("destination: " + text) + "\"}}"),
                        planted("awslogs in base64", secret, text -> base64("{\"data\":\"", zipped(text) + "\"}"))));
    }

    private static Arguments planted(String how, String secret, UnaryOperator<String> writing) {
        return Arguments.argumentSet(how, secret, "before " + writing.apply(secret) + " after");
    }

    @ParameterizedTest
    @MethodSource("plantedSecrets")
    void findsASecret(String secret, String text) {
        assertThat(new LeakSearch(secret).in(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0471 1882", "04-71-18-82", "0 4 7 1 1 8 8 2", "(0471) 1882", "Code: 04711882.", "code04711882x"
            })
    void findsDigitsWithSeparators(String text) {
        assertThat(new LeakSearch("04711882").in("<" + text + ">")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("plantedSecrets")
    void doesNotFindAnotherSecret(String secret, String text) {
        assertThat(new LeakSearch("98765432").in(text)).isEmpty();
    }

    @Test
    void aLongerNumberIsNoCode() {
        assertThat(new LeakSearch("04711882").in("1047118824567")).isEmpty();
    }

    @Test
    void doesNotSayWhatItFound() {
        assertThat(new LeakSearch("04711882").in("04711882").toString()).doesNotContain("04711882");
    }

    private static String base64(String before, String text) {
        return Base64.getEncoder().encodeToString((before + text + "after").getBytes(UTF_8));
    }

    private static String base64url(String before, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((before + text + "~~").getBytes(UTF_8));
    }

    private static String json(String text) {
        try {
            return ASCII.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
