package io.github.vipnat.database.inspect;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.database.session.ConnectFailure;
import java.util.Optional;

/**
 * The account tried for real, from the host we run on.
 *
 * @param to where we connected
 * @param isLikeClients whether we run on a node and have the password, so that its clients fare as we do
 * @param seenAs {@code app@10.51.10.12}: the user and where the server sees us come from; empty when turned away
 * @param account the row we got
 * @param isEncrypted whether we got it with TLS, which its clients may do without
 */
public record LoginTrial(
        Ipv4 to,
        boolean isLikeClients,
        Optional<String> seenAs,
        Optional<String> account,
        boolean isEncrypted,
        Optional<ConnectFailure> failure) {

    /** Why the clients on this node would fail; from elsewhere, why nobody would get as far as a login. */
    public Optional<ConnectFailure> fault() {
        return failure.filter(why -> isLikeClients || !why.reason().isListening());
    }

    public boolean isGood() {
        return failure.isEmpty();
    }
}
