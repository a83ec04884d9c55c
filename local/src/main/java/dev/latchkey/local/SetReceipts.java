package dev.latchkey.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.local.http.InvalidField;
import dev.latchkey.local.http.LocalEndpoint;
import dev.latchkey.local.http.LocalRequest;
import dev.latchkey.local.http.LocalResponse;
import dev.latchkey.local.phone.BadPhoneRequest;
import dev.latchkey.local.phone.PhoneRequests;
import java.nio.charset.StandardCharsets;

/// `POST /_local/receipts`: how a channel or an address behaves from now on.
final class SetReceipts implements LocalEndpoint {

    private final PhoneRequests phones;

    SetReceipts(PhoneRequests phones) {
        this.phones = phones;
    }

    @Override
    public LocalResponse answer(LocalRequest request) {
        try {
            phones.receipts(request.body().toString().getBytes(StandardCharsets.UTF_8));
            return LocalResponse.ok(JsonNodeFactory.instance.objectNode().put("set", true));
        } catch (BadPhoneRequest refused) {
            throw new InvalidField(refused.field(), refused.reason());
        }
    }
}
