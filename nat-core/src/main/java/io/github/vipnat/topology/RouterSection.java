package io.github.vipnat.topology;

import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.topology.Router.JumpHost;
import io.github.vipnat.topology.Router.TransportChoice;
import java.util.List;
import java.util.Optional;

/** Reads the entries of {@code routers}. */
final class RouterSection {

    private static final List<String> KEYS = List.of(
            "name",
            "address",
            "port",
            "transport",
            "jump",
            "legacy-algorithms",
            "pair",
            "username",
            "password",
            "key",
            "enable",
            "publish");

    private final Unique<String> names = new Unique<>(
            "duplicate-router-name",
            "a second router is called %s",
            "commands and reports could not tell the two apart",
            "give each router a name of its own");
    private final Pairs pairs;

    RouterSection(Pairs pairs) {
        this.pairs = pairs;
    }

    Value<Router> value() {
        return Section.value(
                "a router",
                "{ name: edge, address: 10.51.10.254, username: netops, password: prompt, publish: [...] }",
                KEYS,
                this::read);
    }

    private Optional<Router> read(Section router) {
        Optional<String> name = router.required("name", names.of(Words.NAME.withExample("edge")));
        Optional<String> host = router.required("address", Addresses.HOST);
        int port = router.optional("port", Numbers.PORT).orElse(22);
        TransportChoice transport = router.optional("transport", Choice.lowerCase(TransportChoice.values()))
                .orElse(TransportChoice.SSHJ);
        List<JumpHost> jump =
                router.optional("jump", new ListOf<>(jumpHost(transport))).orElse(List.of());
        List<String> legacy = legacyAlgorithms(router);
        Optional<String> pair = router.optional("pair", Words.NAME);
        pairs.add(router, name, pair);
        Optional<String> username = router.required("username", Words.TEXT.withExample("netops"));
        Credentials credentials = Credentials.read(router, "a router", transport);
        Optional<SecretSource> enable = router.optional("enable", Secrets.SOURCE);
        Optional<List<Publication>> publish =
                router.required("publish", new ListOf<>(new PublicationSection().value()));
        return router.whole(() -> new Router(
                name.orElseThrow(),
                host.orElseThrow(),
                port,
                transport,
                jump,
                legacy,
                pair,
                username.orElseThrow(),
                credentials.password(),
                credentials.key(),
                enable,
                publish.orElseThrow()));
    }

    /** @param transport of the router behind it: one library goes all the way */
    private static Value<JumpHost> jumpHost(TransportChoice transport) {
        return Section.value(
                "a jump host",
                "{ address: bastion.example.net, username: ops, key: ~/.ssh/id_ed25519 }",
                List.of("address", "port", "legacy-algorithms", "username", "password", "key"),
                jump -> jumpHost(jump, transport));
    }

    private static Optional<JumpHost> jumpHost(Section jump, TransportChoice transport) {
        Optional<String> host = jump.required("address", Addresses.HOST.withExample("bastion.example.net"));
        int port = jump.optional("port", Numbers.PORT).orElse(22);
        List<String> legacy = legacyAlgorithms(jump);
        Optional<String> username = jump.required("username", Words.TEXT);
        Credentials credentials = Credentials.read(jump, "a jump host", transport);
        return jump.whole(() -> new JumpHost(
                host.orElseThrow(), port, legacy, username.orElseThrow(), credentials.password(), credentials.key()));
    }

    private static List<String> legacyAlgorithms(Section host) {
        return host.optional("legacy-algorithms", new ListOf<>(Words.ALGORITHM)).orElse(List.of());
    }
}
