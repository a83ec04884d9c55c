package dev.latchkey.local.aws;

import java.util.regex.Pattern;

/// An e-mail address, taken out of what may stand around it.
///
/// @param text such as `ada@example.com`
record MailAddress(String text) {

    private static final Pattern NAMED = Pattern.compile(".*<([^<>]+)>\\s*");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+\\.[^@\\s<>]+");

    /// @param text the address alone, or `Ada <ada@example.com>`
    /// @throws AwsError `BadRequestException` where that is no address
    static MailAddress of(String text) {
        var named = NAMED.matcher(text);
        var address = (named.matches() ? named.group(1) : text).strip();
        if (!ADDRESS.matcher(address).matches()) {
            throw new AwsError(400, "BadRequestException", "Missing final '@domain'");
        }
        return new MailAddress(address);
    }

    String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    @Override
    public String toString() {
        return "MailAddress[…@" + domain() + "]";
    }
}
