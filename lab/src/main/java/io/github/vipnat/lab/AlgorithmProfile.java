package io.github.vipnat.lab;

/** Which SSH algorithms the router offers (ios-facts 6, "algorithms"). */
public enum AlgorithmProfile {
    /** What MINA SSHD offers by itself. */
    MODERN,
    /** diffie-hellman-group14-sha1, ssh-rsa or the host key's own kind, aes128-cbc, hmac-sha1: IOS 15. */
    LEGACY_GROUP14,
    /** diffie-hellman-group1-sha1, ssh-rsa or the host key's own kind, 3des-cbc, hmac-sha1: IOS 12.4. */
    LEGACY_GROUP1,
    /** diffie-hellman-group-exchange-sha1, aes256-cbc, hmac-sha1. */
    LEGACY_GROUP_EXCHANGE
}
