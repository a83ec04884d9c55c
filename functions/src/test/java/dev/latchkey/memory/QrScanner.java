package dev.latchkey.memory;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A locker's scanner in front of a phone: draws the SVG of a page dot by dot, and reads it with somebody else's
/// decoder.
public final class QrScanner {

    private static final int DOTS_PER_MODULE = 4;
    /// What is drawn straight and without noise is read as such first: who searches it for corners misses some that
    /// are there. What is not is searched for.
    private static final List<Map<DecodeHintType, ?>> LOOKS =
            List.of(Map.of(DecodeHintType.PURE_BARCODE, true), Map.of(DecodeHintType.TRY_HARDER, true));

    private static final Pattern VIEW_BOX = Pattern.compile("<svg[^>]* viewBox=\"0 0 (\\d+) (\\d+)\"");
    private static final Pattern RUN = Pattern.compile("M(\\d+),(\\d+)h(\\d+)v1h-\\d+z");

    private QrScanner() {}

    /// What the QR code of a page says.
    ///
    /// @throws AssertionError where there is none, or nobody can read it
    public static String read(String html) {
        var box = VIEW_BOX.matcher(html);
        if (!box.find()) {
            throw new AssertionError("The page shows no picture");
        }
        int width = Integer.parseInt(box.group(1)) * DOTS_PER_MODULE;
        int height = Integer.parseInt(box.group(2)) * DOTS_PER_MODULE;
        var dots = new byte[width * height];
        Arrays.fill(dots, (byte) 0xFF);
        RUN.matcher(html)
                .results()
                .forEach(run -> draw(
                        dots,
                        width,
                        Integer.parseInt(run.group(1)),
                        Integer.parseInt(run.group(2)),
                        Integer.parseInt(run.group(3))));
        return read(new PlanarYUVLuminanceSource(dots, width, height, 0, 0, width, height, false));
    }

    /// What the QR code in a picture says.
    public static String read(LuminanceSource picture) {
        return LOOKS.stream()
                .flatMap(hints -> read(picture, hints).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No scanner can read the picture"));
    }

    private static Optional<String> read(LuminanceSource picture, Map<DecodeHintType, ?> hints) {
        try {
            var result = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture)), hints);
            return Optional.of(result.getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }

    private static void draw(byte[] dots, int width, int x, int y, int length) {
        for (int row = y * DOTS_PER_MODULE; row < (y + 1) * DOTS_PER_MODULE; row++) {
            int start = row * width + x * DOTS_PER_MODULE;
            Arrays.fill(dots, start, start + length * DOTS_PER_MODULE, (byte) 0);
        }
    }
}
