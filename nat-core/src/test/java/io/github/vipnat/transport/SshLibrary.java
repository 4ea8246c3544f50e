package io.github.vipnat.transport;

import io.github.vipnat.transport.sshj.SshjTransport;

/** Every test of the contract runs once for each. */
public enum SshLibrary {
    SSHJ;

    public Transport transport() {
        return switch (this) {
            case SSHJ -> new SshjTransport();
        };
    }

    public HostKeys hostKeys() {
        return switch (this) {
            case SSHJ -> new SshjTransport();
        };
    }
}
