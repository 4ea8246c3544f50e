package io.github.vipnat.transport.sshj;

import java.security.Provider;
import java.security.Security;
import net.schmizz.sshj.common.SecurityUtils;

/**
 * Makes sshj content with the JDK's own cryptography. By itself it registers BouncyCastle, which costs hundreds of
 * milliseconds a start; without it, all it lacks is a name: it asks for the key factory of {@code ECDSA}, which the JDK
 * calls {@code EC}.
 */
final class SshjCryptography {

    private static final class EcdsaAlias extends Provider {

        private static final long serialVersionUID = 1L;

        EcdsaAlias() {
            super("vipnat-ecdsa", "1", "KeyFactory.ECDSA, which is the JDK's KeyFactory.EC");
            putService(new Service(this, "KeyFactory", "ECDSA", EcKeyFactory.class.getName(), null, null));
        }
    }

    private SshjCryptography() {}

    /** Call before the first use of sshj; any number of times. */
    static void prepare() {
        Once.READY.run();
    }

    /** Runs its body once, when it is first asked for. */
    private enum Once implements Runnable {
        READY;

        Once() {
            SecurityUtils.setRegisterBouncyCastle(false);
            Security.addProvider(new EcdsaAlias());
        }

        @Override
        public void run() {}
    }
}
