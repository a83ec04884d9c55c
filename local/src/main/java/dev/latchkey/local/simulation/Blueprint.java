package dev.latchkey.local.simulation;

import dev.latchkey.local.aws.Account;
import dev.latchkey.local.template.Template;
import java.nio.file.Path;
import java.util.Map;

/// What every world is built from.
record Blueprint(Template template, ReceiptEvents receipts) {

    private static final Map<String, String> PARAMETERS =
            Map.of("PushPlatformApplicationArn", Account.LOCAL.arn("sns", "app/GCM/latchkey"));

    /// @param root of the repository
    static Blueprint in(Path root) {
        return new Blueprint(
                Template.read(root.resolve("template.yaml"), PARAMETERS), ReceiptEvents.in(root));
    }
}
