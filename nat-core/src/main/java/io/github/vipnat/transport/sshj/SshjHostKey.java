package io.github.vipnat.transport.sshj;

import io.github.vipnat.transport.connect.ConnectionAttempt;
import java.security.PublicKey;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Leaves the decision on a host key to the attempt; sshj asks before it lets anyone log in, and at each new exchange. */
record SshjHostKey(ConnectionAttempt attempt) implements HostKeyVerifier {

    @Override
    public boolean verify(String host, int port, PublicKey key) {
        return attempt.trusts(new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
    }

    /** The attempt has put the types on record first already. */
    @Override
    public List<String> findExistingAlgorithms(String host, int port) {
        return List.of();
    }
}
