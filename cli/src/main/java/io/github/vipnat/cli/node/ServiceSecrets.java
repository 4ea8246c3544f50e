package io.github.vipnat.cli.node;

import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.topology.Router;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which secrets of a site the agent needs: those of its routers and of the hosts on the way, and never the database's. */
final class ServiceSecrets {

    /** What cluster.yaml calls it in every example. */
    static final List<String> USUAL = List.of("IOS_PASSWORD");

    private ServiceSecrets() {}

    /** The variables they stand in, each once. */
    static List<String> of(Topology topology) {
        return topology.routers().stream()
                .flatMap(ServiceSecrets::ofRouter)
                .flatMap(Optional::stream)
                .flatMap(source -> source.match(new SecretSource.Cases<>(
                        (SecretSource.Environment variable) -> Stream.of(variable.variable()),
                        (SecretSource.InFile file) -> Stream.<String>empty(),
                        (SecretSource.Prompt prompt) -> Stream.<String>empty())))
                .distinct()
                .toList();
    }

    private static Stream<Optional<SecretSource>> ofRouter(Router router) {
        return Stream.concat(
                Stream.of(router.password(), router.enable()),
                router.jump().stream().map(Router.JumpHost::password));
    }
}
