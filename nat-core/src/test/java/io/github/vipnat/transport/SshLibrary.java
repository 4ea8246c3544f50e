package io.github.vipnat.transport;

import io.github.vipnat.transport.jsch.JschTransport;
import io.github.vipnat.transport.sshj.SshjTransport;

/** Every test of the contract runs once for each. */
public enum SshLibrary {
    SSHJ,
    JSCH;

    public Transport transport() {
        return switch (this) {
            case SSHJ -> new SshjTransport();
            case JSCH -> new JschTransport();
        };
    }

    public HostKeyQuery hostKeys() {
        return switch (this) {
            case SSHJ -> new SshjTransport();
            case JSCH -> new JschTransport();
        };
    }
}
