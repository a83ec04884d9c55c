package dev.latchkey.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Turns a text into maps and lists: RFC 8259 to the letter, one object, no key twice, at most 64 levels deep.
final class StrictJson {

    private static final int DEEPEST = 64;
    private static final JSON READER = JSON.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS)
            .build();

    private StrictJson() {}

    static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new InvalidJson("The body is not UTF-8.");
        }
    }

    static Map<String, Object> object(String text) {
        try (var parser = READER.createParser(text)) {
            return onlyObject(parser);
        } catch (JsonProcessingException malformed) {
            throw new InvalidJson("The body is not JSON" + where(malformed) + ".");
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be read", impossible);
        }
    }

    private static Map<String, Object> onlyObject(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidJson("The body is not a JSON object.");
        }
        var object = READER.mapFrom(parser);
        if (parser.nextToken() != null) {
            throw new InvalidJson("The body has more after its JSON object.");
        }
        return object;
    }

    private static String where(JsonProcessingException malformed) {
        var place = malformed.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
