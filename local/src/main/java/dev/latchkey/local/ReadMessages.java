package dev.latchkey.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.latchkey.local.http.InvalidField;
import dev.latchkey.local.http.LocalEndpoint;
import dev.latchkey.local.http.LocalRequest;
import dev.latchkey.local.http.LocalResponse;
import dev.latchkey.local.phone.BadPhoneRequest;
import dev.latchkey.local.phone.PhoneRequests;
import java.util.List;

/// `GET /_local/messages?channel=&address=`: what phones and inboxes received.
final class ReadMessages implements LocalEndpoint {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PhoneRequests phones;

    ReadMessages(PhoneRequests phones) {
        this.phones = phones;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        try {
            return LocalResponse.ok(
                    JSON.readTree(phones.messagesJson(parameter(request, "channel"), parameter(request, "address"))));
        } catch (BadPhoneRequest refused) {
            throw new InvalidField(refused.field(), refused.reason());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The phones answered what is no JSON", e);
        }
    }

    private static String parameter(LocalRequest request, String name) {
        return request.query().getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElse(null);
    }
}
