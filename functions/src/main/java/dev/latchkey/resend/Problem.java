package dev.latchkey.resend;

import dev.latchkey.json.InvalidField;

/// What is wrong with a request.
///
/// @param field its path, such as `newContact.address`; `input` for the whole
/// @param reason completes a sentence that starts with the field, and repeats no value
public record Problem(String field, String reason) {

    static Problem of(InvalidField fault) {
        return new Problem(fault.field(), fault.reason());
    }
}
