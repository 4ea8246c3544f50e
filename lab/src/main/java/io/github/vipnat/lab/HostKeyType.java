package io.github.vipnat.lab;

/** The kind of host key the router shows. */
public enum HostKeyType {
    /** ecdsa-sha2-nistp256. */
    ECDSA,
    /** RSA with 2048 bits; made once per process. */
    RSA,
    /** ssh-ed25519; needs BouncyCastle on the class path, since MINA SSHD has no other way to make one on Java 17. */
    ED25519
}
