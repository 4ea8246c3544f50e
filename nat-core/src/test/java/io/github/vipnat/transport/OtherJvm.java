package io.github.vipnat.transport;

import io.github.vipnat.secret.Secret;
import io.github.vipnat.transport.hostkey.KnownHosts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Logs in to each port on loopback with each key file, or with the password if there is none, and prints OK for each.
 * Arguments: the library, the known_hosts file, ports and key files; the password or passphrase is in the environment.
 */
public final class OtherJvm {

    static final String SECRET = "VIPNAT_TEST_SECRET";

    private OtherJvm() {}

    public static void main(String[] args) {
        refuseBouncyCastle();
        Transport transport = SshLibrary.valueOf(args[0]).transport();
        KnownHosts knownHosts = new KnownHosts(Path.of(args[1]));
        Secret secret = new Secret(System.getenv(SECRET));
        List<String> rest = Arrays.asList(args).subList(2, args.length);
        List<Login> logins = rest.stream()
                .filter(arg -> !isPort(arg))
                .<Login>map(file -> new Login.KeyFile("netops", Path.of(file), Optional.of(secret)))
                .toList();
        List<Login> tried = logins.isEmpty() ? List.of(new Login.Password("netops", secret)) : logins;
        rest.stream()
                .filter(OtherJvm::isPort)
                .forEach(port -> tried.forEach(login -> {
                    logIn(transport, login, knownHosts, Integer.parseInt(port));
                    System.out.print("OK\n");
                }));
    }

    private static boolean isPort(String arg) {
        return arg.matches("\\d+");
    }

    private static void logIn(Transport transport, Login login, KnownHosts knownHosts, int port) {
        ConnectDeadlines deadlines = new ConnectDeadlines(Duration.ofSeconds(60), Duration.ofSeconds(60));
        Endpoint endpoint =
                new Endpoint("edge", "127.0.0.1", port, login, Optional.empty(), List.of(), knownHosts, deadlines);
        try (Connection connection = transport.connect(endpoint)) {
            String said =
                    connection.exec("exit 0 hello", Duration.ofSeconds(60)).standardOutput();
            if (!said.equals("out hello")) {
                throw new IllegalStateException("it said: " + said);
            }
        }
    }

    private static void refuseBouncyCastle() {
        try {
            Class<?> found = Class.forName("org.bouncycastle.jce.provider.BouncyCastleProvider");
            throw new IllegalStateException("on the classpath after all: " + found);
        } catch (ClassNotFoundException e) {
            // That is the point.
        }
    }
}
