package dev.latchkey.handler;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;

/// A QR code (ISO/IEC 18004) as an SVG element that needs nothing but itself.
///
/// The lowest error correction that costs no larger code: a screen has no dirt, and the fewer modules there are, the
/// larger and the easier to read each one is.
final class QrImage {

    /// What the standard asks for around a code, in modules.
    private static final int QUIET_ZONE = 4;

    private QrImage() {}

    /// @param label for those who cannot see it; HTML
    static String svg(String text, String label) {
        var code = QrCode.encodeText(text, Ecc.LOW);
        int size = code.size + 2 * QUIET_ZONE;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\""
                        .formatted(label, size, size)
                + " shape-rendering=\"crispEdges\"><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>"
                        .formatted(size, size)
                + "<path fill=\"#000\" d=\"" + path(code) + "\"/></svg>";
    }

    /// The dark modules, a run in a row as one rectangle.
    private static String path(QrCode code) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int length = run(code, x, y);
                if (length > 0) {
                    path.append("M%d,%dh%dv1h-%dz".formatted(x + QUIET_ZONE, y + QUIET_ZONE, length, length));
                }
                x += length;
            }
        }
        return path.toString();
    }

    /// How many dark modules stand side by side from here on; 0 where this one is light.
    private static int run(QrCode code, int x, int y) {
        int end = x;
        while (code.getModule(end, y)) {
            end++;
        }
        return end - x;
    }
}
