package io.github.vipnat.topology;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.secret.SecretSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The MariaDB database the nodes use, and the account to check or grant.
 *
 * @param address where clients connect: the VIP, a node, or a server of its own
 * @param port TCP port of every server, 1 to 65535
 * @param servers the servers that may answer behind the address; empty when the file leaves it to be concluded
 * @param privileges what the account may do in the schema, as SQL spells it; empty means all of it
 * @param adminSocket where a server on the host we run on takes the administrator's login
 * @param tlsAuthority certificates that vouch for the servers; empty means those Java trusts anyway
 */
public record DatabaseSettings(
        Ipv4 address,
        int port,
        List<Ipv4> servers,
        String schema,
        String user,
        List<String> privileges,
        Optional<SecretSource> password,
        Optional<String> adminUser,
        Optional<SecretSource> adminPassword,
        Optional<Path> adminSocket,
        Tls tls,
        Optional<Path> tlsAuthority) {

    /** Whether sessions with the servers are encrypted, and how sure they are of whom they talk to. */
    public enum Tls {
        OFF,
        /** Encrypted where the server offers it, with whoever answers. */
        OFFERED,
        /** Encrypted or not at all, with whoever answers. */
        TRUST,
        /** Encrypted, and with nobody but who has a certificate for the address. */
        VERIFY
    }

    public DatabaseSettings {
        servers = List.copyOf(servers);
        privileges = List.copyOf(privileges);
    }
}
