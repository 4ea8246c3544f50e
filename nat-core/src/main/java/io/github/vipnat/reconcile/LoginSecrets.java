package io.github.vipnat.reconcile;

import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.problem.Problems;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.secret.SecretSource;
import io.github.vipnat.secret.Secrets;
import io.github.vipnat.topology.Router;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The secrets that a login needs, on the way and at the router. */
record LoginSecrets(Secrets secrets) {

    /** One of them: where it is kept, and what for. */
    private record Wanted(SecretSource source, String purpose) {}

    Optional<Secret> enable(Router router) {
        return wantedToEnable(router).map(this::resolve);
    }

    /** The password, or the passphrase where there is a key. */
    Optional<Secret> login(String username, Optional<SecretSource> password, Optional<Path> key, String host) {
        return wanted(username, password, key, host).map(this::resolve);
    }

    /**
     * Says at once everything that is missing in files and variables, before a human is asked for what is not.
     *
     * @throws ProblemException of kind INPUT
     */
    void requireAll(Router router) {
        Problems problems = new Problems();
        Stream<Optional<Wanted>> own = Stream.of(
                wanted(router.username(), router.password(), router.key(), router.name()), wantedToEnable(router));
        Stream<Optional<Wanted>> onTheWay =
                router.jump().stream().map(host -> wanted(host.username(), host.password(), host.key(), host.host()));
        Stream.concat(own, onTheWay)
                .flatMap(Optional::stream)
                .filter(wanted -> !(wanted.source() instanceof SecretSource.Prompt))
                .forEach(wanted -> require(wanted, problems));
        problems.throwIfFatal(ProblemException.Kind.INPUT);
    }

    private void require(Wanted wanted, Problems problems) {
        try {
            resolve(wanted);
        } catch (ProblemException missing) {
            problems.addAll(missing.problems());
        }
    }

    private Secret resolve(Wanted wanted) {
        return secrets.resolve(wanted.source(), wanted.purpose());
    }

    private static Optional<Wanted> wantedToEnable(Router router) {
        return router.enable().map(source -> new Wanted(source, "enable password of " + router.name()));
    }

    private static Optional<Wanted> wanted(
            String username, Optional<SecretSource> password, Optional<Path> key, String host) {
        String purpose = key.map(path -> "passphrase of " + path).orElse("password of " + username + " on " + host);
        return password.map(source -> new Wanted(source, purpose));
    }
}
