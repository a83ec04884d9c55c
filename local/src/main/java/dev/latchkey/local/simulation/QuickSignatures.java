package dev.latchkey.local.simulation;

import java.security.Provider;
import java.security.Security;

/// Ed25519 by Bouncy Castle, several times as fast as the JDK's: a simulation signs and verifies some manifests for
/// each delivery, which otherwise takes more time than everything else together. The same keys give the same
/// signatures; all other algorithms stay the JDK's.
final class QuickSignatures extends Provider {

    private static final long serialVersionUID = 1;
    private static final String NAME = "QuickSignatures";
    private static final String PACKAGE = "org.bouncycastle.jcajce.provider.asymmetric.edec.";

    private QuickSignatures() {
        super(NAME, "1", "Ed25519 by Bouncy Castle");
        put("Signature.Ed25519", PACKAGE + "SignatureSpi$Ed25519");
        put("KeyPairGenerator.Ed25519", PACKAGE + "KeyPairGeneratorSpi$Ed25519");
        put("KeyFactory.Ed25519", PACKAGE + "KeyFactorySpi$Ed25519");
    }

    /// For this process.
    static void install() {
        if (Security.getProvider(NAME) == null) {
            Security.insertProviderAt(new QuickSignatures(), 1);
        }
    }

    /// The JDK's own serve again.
    static void remove() {
        Security.removeProvider(NAME);
    }
}
