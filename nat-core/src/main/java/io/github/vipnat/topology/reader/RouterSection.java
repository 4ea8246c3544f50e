package io.github.vipnat.topology.reader;

import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.topology.Acceptance;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Router.JumpHost;
import io.github.vipnat.topology.Router.TransportChoice;
import io.github.vipnat.topology.yaml.AddressField;
import io.github.vipnat.topology.yaml.Choice;
import io.github.vipnat.topology.yaml.DuplicateCheck;
import io.github.vipnat.topology.yaml.ListOf;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.NumberField;
import io.github.vipnat.topology.yaml.SecretField;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
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
            "publish",
            "accept");

    private final DuplicateCheck<String> names = new DuplicateCheck<>(
            "duplicate-router-name",
            "a second router is called %s",
            "commands and reports could not tell the two apart",
            "give each router a name of its own");
    private final RouterPairCheck pairs;

    RouterSection(RouterPairCheck pairs) {
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
        Optional<String> name = router.required("name", names.of(NamedText.NAME.withExample("edge")));
        Optional<String> host = router.required("address", AddressField.HOST);
        int port = router.optional("port", NumberField.PORT).orElse(22);
        TransportChoice transport = router.optional("transport", Choice.lowerCase(TransportChoice.values()))
                .orElse(TransportChoice.SSHJ);
        List<JumpHost> jump =
                router.optional("jump", new ListOf<>(jumpHost(transport))).orElse(List.of());
        List<String> legacy = legacyAlgorithms(router);
        Optional<String> pair = router.optional("pair", NamedText.NAME);
        pairs.add(router, name, pair);
        Optional<String> username = router.required("username", NamedText.USER.withExample("netops"));
        LoginFields login = LoginFields.read(router, "a router", transport);
        Optional<SecretSource> enable = router.optional("enable", SecretField.SOURCE);
        Optional<List<Publication>> publish =
                router.required("publish", new ListOf<>(new PublicationSection().value()));
        List<Acceptance> accept = router.optional("accept", new ListOf<>(new AcceptanceSection().value()))
                .orElse(List.of());
        return router.whole(() -> new Router(
                name.orElseThrow(),
                host.orElseThrow(),
                port,
                transport,
                jump,
                legacy,
                pair,
                username.orElseThrow(),
                login.password(),
                login.key(),
                enable,
                publish.orElseThrow(),
                accept));
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
        Optional<String> host = jump.required("address", AddressField.HOST.withExample("bastion.example.net"));
        int port = jump.optional("port", NumberField.PORT).orElse(22);
        List<String> legacy = legacyAlgorithms(jump);
        Optional<String> username = jump.required("username", NamedText.USER);
        LoginFields login = LoginFields.read(jump, "a jump host", transport);
        return jump.whole(() ->
                new JumpHost(host.orElseThrow(), port, legacy, username.orElseThrow(), login.password(), login.key()));
    }

    private static List<String> legacyAlgorithms(Section host) {
        return host.optional("legacy-algorithms", new ListOf<>(NamedText.ALGORITHM))
                .orElse(List.of());
    }
}
