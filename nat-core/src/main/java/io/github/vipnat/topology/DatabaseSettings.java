package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.SecretSource;
import java.util.Optional;

/** The database the nodes share, and the accounts to check or grant. */
public record DatabaseSettings(
        Ipv4 address,
        int port,
        String schema,
        String user,
        Optional<SecretSource> password,
        Optional<String> adminUser,
        Optional<SecretSource> adminPassword) {}
