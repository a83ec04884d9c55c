package dev.latchkey.notice;

/// What a text costs as a text message: 3GPP TS 23.038's seven-bit alphabet, 160 characters in one segment and 153 in
/// each of several.
final class GsmText {

    static final int PART = 153;
    private static final int ALONE = 160;
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private GsmText() {}

    /// @throws AssertionError where a character is not in the basic alphabet, which would cost twice as much
    static int segments(String text) {
        text.chars().filter(it -> BASIC.indexOf(it) < 0).findFirst().ifPresent(strange -> {
            throw new AssertionError("Not in the seven-bit alphabet: " + Character.toString(strange));
        });
        return text.length() <= ALONE ? 1 : (text.length() + PART - 1) / PART;
    }
}
